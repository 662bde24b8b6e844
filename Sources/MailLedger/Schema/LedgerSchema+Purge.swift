extension LedgerSchema {
    /// What was taken away because its term had passed.
    static let purge = """
        -- One row for each thing that was purged; run is NULL for what belongs to no run.
        CREATE TABLE purges (
            number INTEGER PRIMARY KEY,
            what TEXT NOT NULL,
            run TEXT,
            at TEXT NOT NULL,
            by TEXT NOT NULL
        ) STRICT;
        -- How many pieces of a run were in each state when the run's accounts and pieces were forgotten.
        CREATE TABLE forgotten_pieces (
            run TEXT NOT NULL,
            state TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (run, state)
        ) STRICT, WITHOUT ROWID;
        """
}
