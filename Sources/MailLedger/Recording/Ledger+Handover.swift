import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Records that batches were handed to their printers on a day, in one transaction.
    ///
    /// Those that were handed over before get another record of it, for a printer that had rejected them.
    package func recordHandedOver(_ batches: [BatchID], on day: CalendarDate, by name: String, at time: Instant) throws
    {
        try write { database in
            for batch in batches {
                try database.execute(
                    sql: "INSERT INTO hand_overs (batch_id, day, by, recorded_at) VALUES (?, ?, ?, ?)",
                    arguments: [batch, day, name, time])
                guard try ownState(of: batch, in: database) == .sealed else { continue }
                try add(.handedOver, to: batch, at: time, in: database)
                try advance(batch, from: .sealed, to: .handedOver, at: time, in: database)
            }
        }
    }

    /// Records that batches are about to be copied to a printer, before the first of them is. Again is nothing new.
    package func recordDeparture(of batches: [BatchID], at time: Instant) throws {
        try write { database in
            for batch in batches {
                try database.execute(
                    sql: "INSERT INTO departures (batch_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    arguments: [batch, time])
            }
        }
    }

    /// Records that an order is about to be put beside batches that were copied: from then on the printer may take them.
    package func recordOrderDeparture(of batches: [BatchID], at time: Instant) throws {
        try write { database in
            for batch in batches {
                try database.execute(
                    sql: "UPDATE departures SET ordered_at = ? WHERE batch_id = ?", arguments: [time, batch])
            }
        }
    }

    /// The batches of a run beside which an order was put, or about to be.
    package func orderedDepartures(of run: RunID) throws -> Set<BatchID> {
        try read { database in
            try BatchID.fetchSet(
                database,
                sql: """
                    SELECT batch_id FROM departures JOIN batches USING (batch_id)
                    WHERE run = ? AND ordered_at IS NOT NULL
                    """, arguments: [run])
        }
    }

    /// The first day on which a batch was handed to its printer; nil while it was not.
    package func firstHandOver(of batch: BatchID) throws -> CalendarDate? {
        try read { database in
            try CalendarDate.fetchOne(
                database, sql: "SELECT min(day) FROM hand_overs WHERE batch_id = ?", arguments: [batch])
        }
    }

    /// Records that the people of a run were compared with an extract of a moment. The same extract is recorded once.
    package func recordPersonDataCheck(of run: RunID, against asOf: Instant, at time: Instant) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO person_data_checks (run, as_of, recorded_at) SELECT :run, :as_of, :at
                    WHERE NOT EXISTS (SELECT * FROM person_data_checks WHERE run = :run AND as_of = :as_of)
                    """, arguments: ["run": run, "as_of": asOf, "at": time])
        }
    }

    /// The moment of the latest extract that the people of a run were compared with after planning; nil for none.
    package func lastPersonDataCheck(of run: RunID) throws -> Instant? {
        try read { database in
            try Instant.fetchAll(
                database, sql: "SELECT as_of FROM person_data_checks WHERE run = ?", arguments: [run]
            ).max()
        }
    }
}
