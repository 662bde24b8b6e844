extension LedgerSchema {
    /// Feedback: what others claim, and what follows from our own steps and these claims.
    static let feedback = """
        -- Every well-formed row of feedback about a piece or batch that we know, once. An empty piece_id stands for the
        -- whole batch, an empty reason for none: NULLs would not be equal to each other.
        CREATE TABLE claims (
            number INTEGER PRIMARY KEY,
            batch_id TEXT NOT NULL REFERENCES batches,
            piece_id TEXT NOT NULL,
            status TEXT NOT NULL,
            at TEXT NOT NULL,
            reason TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            UNIQUE (batch_id, piece_id, status, at, reason)
        ) STRICT;

        -- What is now. It follows from events and claims, and each transaction that adds to these brings it up to date.
        -- own_state is that of the last event; state is where the claims lead from there.
        CREATE TABLE piece_states (
            piece_id TEXT PRIMARY KEY REFERENCES pieces,
            batch_id TEXT NOT NULL REFERENCES batches,
            own_state TEXT NOT NULL,
            state TEXT NOT NULL,
            since TEXT NOT NULL,
            mailed_at TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX piece_states_by_batch ON piece_states(batch_id, state);
        CREATE TABLE batch_states (
            batch_id TEXT PRIMARY KEY REFERENCES batches,
            own_state TEXT NOT NULL,
            state TEXT NOT NULL,
            since TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Pieces that came back. deceased: the account is never written to again. Otherwise the digest is that of the
        -- address which was written to, without the name; NULL where the plan was gone.
        CREATE TABLE returned_mail (
            piece_id TEXT PRIMARY KEY REFERENCES pieces,
            account_id TEXT NOT NULL,
            returned_at TEXT NOT NULL,
            reason TEXT NOT NULL,
            address_digest TEXT
        ) STRICT, WITHOUT ROWID;
        -- Makes the digests of one ledger useless beside those of another.
        CREATE TABLE salt (value BLOB NOT NULL) STRICT;
        INSERT INTO salt (value) VALUES (randomblob(16));

        INSERT INTO piece_states (piece_id, batch_id, own_state, state, since, mailed_at)
        SELECT piece_id, batch_id, state, state, at, NULL FROM pieces JOIN piece_events USING (piece_id)
        WHERE piece_events.number IN (SELECT max(number) FROM piece_events GROUP BY piece_id);
        INSERT INTO batch_states (batch_id, own_state, state, since)
        SELECT batch_id, state, state, at FROM batch_events
        WHERE number IN (SELECT max(number) FROM batch_events GROUP BY batch_id);
        """
}
