extension LedgerSchema {
    /// By which steps a clock is judged.
    static let clock = """
        -- The last row of each table of steps when a person last said that the clock is right and was wrong before: from
        -- then on only later rows tell how late it is at least.
        CREATE TABLE passed_steps (
            steps TEXT PRIMARY KEY,
            number INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// All steps that are recorded with the moment of the clock: table, number and moment. A look at somebody is none: it is
    /// done without a look at the clock.
    static let steps = """
        SELECT 'run_events' AS steps, number, at FROM run_events UNION ALL
        SELECT 'batch_events', number, at FROM batch_events UNION ALL
        SELECT 'hand_overs', number, recorded_at FROM hand_overs UNION ALL
        SELECT 'person_data_checks', number, recorded_at FROM person_data_checks UNION ALL
        SELECT 'purges', number, at FROM purges UNION ALL
        SELECT 'events', number, at FROM events WHERE \(LedgerStep.isNoLook)
        """
}
