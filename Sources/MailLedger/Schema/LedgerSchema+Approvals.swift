extension LedgerSchema {
    /// What was approved, and in which workspace.
    static let approvals = """
        -- One row: which workspace this is. An approval is of one workspace.
        CREATE TABLE workspace (id TEXT NOT NULL) STRICT;
        INSERT INTO workspace (id) VALUES (lower(hex(randomblob(16))));

        -- One row a run; by whom and when stands in run_events. The statement is JSON that tells all that was approved, in
        -- the bytes that a signature covers: json_extract(statement, '$.digests.plan') is the plan's SHA-256. It is NULL
        -- where an earlier version took the approval.
        CREATE TABLE approvals (
            run TEXT PRIMARY KEY,
            statement TEXT,
            signature TEXT,
            CHECK (statement IS NOT NULL OR signature IS NULL)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO approvals (run) SELECT DISTINCT run FROM run_events WHERE state = 'approved';
        """
}
