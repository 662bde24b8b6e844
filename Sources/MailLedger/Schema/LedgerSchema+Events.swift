extension LedgerSchema {
    /// Who did what.
    static let events = """
        -- One row a step that changed something, or a look at a person: by is the name that was given, user the one of the
        -- operating system, details a JSON object without anything about people. Rows are only added. The digest is the
        -- SHA-256, in hexadecimal, of number, at, run (or nothing), step, by, user, details and previous, each as a
        -- netstring; previous is the digest of the row before, or 64 zeros: whoever changes a row must change all after it.
        CREATE TABLE events (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            run TEXT,
            step TEXT NOT NULL,
            by TEXT NOT NULL,
            user TEXT NOT NULL,
            details TEXT NOT NULL,
            previous TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX events_by_run ON events(run, step, number);
        """
}
