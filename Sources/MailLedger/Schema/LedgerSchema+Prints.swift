extension LedgerSchema {
    /// Where each print of a piece stands, with what follows from its batch being closed.
    static let prints = """
        -- lost: for good, because nothing more is expected of the batch in which it is missing or was spoiled. It tells
        -- nobody anything, unless someone orders a reprint.
        CREATE VIEW prints AS
        SELECT piece_id, attempt, batch_id, own_state, state, since, mailed_at, return_reason, decides,
            state IN ('missing', 'spoiled') AND batch_id IN (SELECT batch_id FROM closings) AS lost
        FROM piece_states;
        """
}
