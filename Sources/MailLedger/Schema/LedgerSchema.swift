import GRDB

/// The tables of ledger.sqlite: account ids, piece ids, codes and states; no names, no addresses.
///
/// Events and claims are only ever added, until a run is forgotten at the end of the ledger's term; what is now stands
/// in tables of its own that follow from them.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(
                sql: """
                    -- One row a step of a run; `number` gives the order of all that happened.
                    CREATE TABLE run_events (
                        number INTEGER PRIMARY KEY,
                        run TEXT NOT NULL,
                        state TEXT NOT NULL,
                        at TEXT NOT NULL,
                        by TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE batches (
                        batch_id TEXT PRIMARY KEY,
                        run TEXT NOT NULL,
                        product TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE batch_events (
                        number INTEGER PRIMARY KEY,
                        batch_id TEXT NOT NULL REFERENCES batches,
                        state TEXT NOT NULL,
                        at TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX batch_events_by_batch ON batch_events(batch_id, number);
                    -- A control piece, to an address of the sender's own, has no account and no audience.
                    CREATE TABLE pieces (
                        piece_id TEXT PRIMARY KEY,
                        batch_id TEXT NOT NULL REFERENCES batches,
                        account_id TEXT,
                        audience TEXT
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX pieces_by_account ON pieces(account_id);
                    CREATE INDEX pieces_by_batch ON pieces(batch_id);
                    CREATE TABLE piece_events (
                        number INTEGER PRIMARY KEY,
                        piece_id TEXT NOT NULL REFERENCES pieces,
                        state TEXT NOT NULL,
                        at TEXT NOT NULL,
                        reason TEXT
                    ) STRICT;
                    CREATE INDEX piece_events_by_piece ON piece_events(piece_id, number);
                    -- Counts of an approved run; kind is accounts, reached-digitally, matched, chosen or not-chosen.
                    CREATE TABLE run_counts (
                        run TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        code TEXT NOT NULL,
                        count INTEGER NOT NULL,
                        PRIMARY KEY (run, kind, code)
                    ) STRICT, WITHOUT ROWID;
                    -- Why each considered account of an approved run was or was not written to; reason is NULL where it was.
                    CREATE TABLE decisions (
                        run TEXT NOT NULL,
                        account_id TEXT NOT NULL,
                        audience TEXT,
                        reason TEXT,
                        -- The audience whose wave was full.
                        waiting_for TEXT,
                        -- As they were when the run was planned; only for who was written to or had to wait.
                        email_state TEXT,
                        digid_level TEXT,
                        last_login_at TEXT,
                        PRIMARY KEY (account_id, run)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX decisions_by_run ON decisions(run, audience, reason);
                    """)
        }
        migrator.registerMigration("2") { try $0.execute(sql: feedback) }
        migrator.registerMigration("3") { try $0.execute(sql: handover) }
        migrator.registerMigration("deadlines") { try $0.execute(sql: deadlines) }
        migrator.registerMigration("reprints") { try $0.execute(sql: reprints) }
        migrator.registerMigration("purge") { try $0.execute(sql: purge) }
        migrator.registerMigration("prints") { try $0.execute(sql: prints) }
        migrator.registerMigration("corrections") { try $0.execute(sql: corrections) }
        migrator.registerMigration("approvals") { try $0.execute(sql: approvals) }
        migrator.registerMigration("undoing") { try $0.execute(sql: undoing) }
        migrator.registerMigration("clock") { try $0.execute(sql: clock) }
        migrator.registerMigration("events") { try $0.execute(sql: events) }
        migrator.registerMigration("lots") { database in
            // The audience in which lots decided on the account, where it can be compared with the others of the draw.
            try database.execute(sql: "ALTER TABLE decisions ADD COLUMN lot TEXT")
        }
        return migrator
    }

    /// The name of the last change that this version knows.
    static var lastChange: String { migrator.migrations.last ?? "" }

    /// Whether anything was ever recorded; tables may be missing.
    static func isUsed(_ database: Database) throws -> Bool {
        for table in ["run_events", "events"] where try database.tableExists(table) {
            guard try Row.fetchOne(database, sql: "SELECT 1 FROM \(table) LIMIT 1") == nil else { return true }
        }
        return false
    }
}
