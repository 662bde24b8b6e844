extension LedgerSchema {
    /// What was agreed with the printer of a sealed batch, kept here because plan and outbox are purged before it ends.
    static let deadlines = """
        CREATE TABLE batch_deadlines (
            batch_id TEXT PRIMARY KEY REFERENCES batches,
            receive_within_days INTEGER NOT NULL,
            mail_by TEXT NOT NULL,
            mail_within_days INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
