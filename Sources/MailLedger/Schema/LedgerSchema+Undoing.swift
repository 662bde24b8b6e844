extension LedgerSchema {
    /// Taking back: runs that were cancelled, pieces that were withdrawn.
    static let undoing = """
        -- Runs that a person ended before anything was mailed.
        CREATE TABLE cancellations (
            run TEXT PRIMARY KEY,
            by TEXT NOT NULL,
            -- In a person's words, about no person.
            reason TEXT NOT NULL,
            -- Whether the printer had the run, and confirmed that nothing of it is mailed.
            printer_confirms INTEGER NOT NULL CHECK (printer_confirms IN (0, 1)),
            at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- Pieces that a person took out. Until the run is approved a plan can be made again, in which the same reader has
        -- another piece: so it is the account that is left out, and piece_id is the one that was named.
        CREATE TABLE withdrawals (
            run TEXT NOT NULL,
            account_id TEXT NOT NULL,
            piece_id TEXT NOT NULL,
            by TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (run, account_id)
        ) STRICT, WITHOUT ROWID;
        -- Batches of which a copy to a printer was begun. A hand-over that was cut off is in hand_overs only when it is
        -- typed again, and the printer may have the batch before that.
        CREATE TABLE departures (
            batch_id TEXT PRIMARY KEY REFERENCES batches,
            at TEXT NOT NULL,
            -- When its order was about to be put beside it; a printer takes nothing before.
            ordered_at TEXT
        ) STRICT, WITHOUT ROWID;
        """
}
