package import AudienceSelection
public import GRDB
public import MailboxDomain
package import PaperMail

// What the ledger's columns hold: every identifier, moment and code in its one text form. A text that is none fails to
// decode, and the ledger is then reported as damaged.

extension RunID: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { description.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> RunID? {
        String.fromDatabaseValue(value).flatMap { RunID($0) }
    }
}

extension BatchID: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { description.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> BatchID? {
        String.fromDatabaseValue(value).flatMap { BatchID($0) }
    }
}

extension PieceID: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { description.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> PieceID? {
        String.fromDatabaseValue(value).flatMap { PieceID($0) }
    }
}

extension WorkspaceID: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { description.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> WorkspaceID? {
        String.fromDatabaseValue(value).flatMap { WorkspaceID($0) }
    }
}

extension Identifier: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { rawValue.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Identifier<Subject>? {
        String.fromDatabaseValue(value).flatMap { Identifier<Subject>($0) }
    }
}

/// RFC 3339 in UTC.
extension Instant: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { description.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
        String.fromDatabaseValue(value).flatMap { Instant($0) }
    }
}

/// `YYYY-MM-DD`.
extension CalendarDate: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { description.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> CalendarDate? {
        String.fromDatabaseValue(value).flatMap { CalendarDate($0) }
    }
}

extension Account.EmailState: DatabaseValueConvertible {}
extension Account.DigiDLevel: DatabaseValueConvertible {}
extension Audience: DatabaseValueConvertible {}
extension Reason: DatabaseValueConvertible {}
extension ProductID: DatabaseValueConvertible {}
extension FeedbackStatus: DatabaseValueConvertible {}
extension ReturnReason: DatabaseValueConvertible {}
extension PieceState: DatabaseValueConvertible {}
extension BatchState: DatabaseValueConvertible {}
extension RunState: DatabaseValueConvertible {}
extension StepReason: DatabaseValueConvertible {}
