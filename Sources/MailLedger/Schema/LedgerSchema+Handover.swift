extension LedgerSchema {
    /// Handing over, closing, and printing again what did not arrive.
    static let handover = """
        -- Each time that a batch was handed to its printer: the day, and who said so.
        CREATE TABLE hand_overs (
            number INTEGER PRIMARY KEY,
            batch_id TEXT NOT NULL REFERENCES batches,
            day TEXT NOT NULL,
            by TEXT NOT NULL,
            recorded_at TEXT NOT NULL
        ) STRICT;
        -- The people of a run, compared again with an extract of a later moment than its plan's.
        CREATE TABLE person_data_checks (
            number INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            as_of TEXT NOT NULL,
            recorded_at TEXT NOT NULL
        ) STRICT;
        -- Batches of which nothing more is expected.
        CREATE TABLE closings (
            batch_id TEXT PRIMARY KEY REFERENCES batches,
            by TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- From here on a row is one print of a piece: attempt 1 is the first, in the piece's own batch, and others are
        -- reprints, in batches of their own. `decides` marks the one print that says where the piece stands.
        CREATE TABLE prints (
            piece_id TEXT NOT NULL REFERENCES pieces,
            attempt INTEGER NOT NULL,
            batch_id TEXT NOT NULL REFERENCES batches,
            own_state TEXT NOT NULL,
            state TEXT NOT NULL,
            since TEXT NOT NULL,
            mailed_at TEXT,
            return_reason TEXT,
            decides INTEGER NOT NULL,
            PRIMARY KEY (piece_id, attempt)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO prints
            (piece_id, attempt, batch_id, own_state, state, since, mailed_at, return_reason, decides)
        SELECT piece_id, 1, s.batch_id, own_state, state, since, mailed_at,
            CASE state WHEN 'returned' THEN r.reason END, 1
        FROM piece_states AS s LEFT JOIN returned_mail AS r USING (piece_id);
        DROP TABLE piece_states;
        ALTER TABLE prints RENAME TO piece_states;
        ALTER TABLE piece_events ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;
        CREATE INDEX piece_states_by_batch ON piece_states(batch_id, state);
        CREATE INDEX reprints ON piece_states(piece_id) WHERE attempt > 1;
        """
}
