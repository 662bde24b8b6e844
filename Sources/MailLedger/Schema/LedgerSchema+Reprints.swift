extension LedgerSchema {
    /// Orders to print again what did not leave.
    static let reprints = """
        CREATE TABLE reprint_orders (
            run TEXT NOT NULL,
            -- 2 for the first one: number 1 is the order of the first prints.
            number INTEGER NOT NULL,
            -- The day from which its days of mailing count.
            day TEXT NOT NULL,
            by TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            -- The last row of run_events when it was ordered.
            after_event INTEGER NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE reprint_batches (
            batch_id TEXT PRIMARY KEY REFERENCES batches,
            run TEXT NOT NULL,
            number INTEGER NOT NULL,
            FOREIGN KEY (run, number) REFERENCES reprint_orders
        ) STRICT, WITHOUT ROWID;
        """
}
