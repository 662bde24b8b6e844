extension LedgerSchema {
    /// What people say of claims that were taken.
    static let corrections = """
        -- One row each time that a person says of a claim that it is wrong (counts 0) or right after all (counts 1): the
        -- last one decides, and what was claimed stays.
        CREATE TABLE corrections (
            number INTEGER PRIMARY KEY,
            claim INTEGER NOT NULL REFERENCES claims(number),
            counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
            by TEXT NOT NULL,
            recorded_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX corrections_by_claim ON corrections(claim, number);
        CREATE VIEW counting_claims AS
        SELECT batch_id, piece_id, status, at, reason FROM claims
        WHERE coalesce(
            (SELECT counts FROM corrections WHERE claim = claims.number ORDER BY corrections.number DESC LIMIT 1), 1);
        """
}
