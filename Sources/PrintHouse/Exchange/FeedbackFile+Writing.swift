package import MailboxDomain
package import PaperMail
import StrictFiles

extension FeedbackFile {
    /// feedback.csv with these claims, in their order; times in UTC.
    ///
    /// - Parameter counted: what a camera counted of whole batches that are inserted.
    package static func bytes(of claims: [FeedbackClaim], counted: [BatchID: CameraCount] = [:]) -> [UInt8] {
        func count(of claim: FeedbackClaim) -> CameraCount? {
            claim.status == .inserted && claim.piece == nil ? counted[claim.batch] : nil
        }
        let hasCounts = claims.contains { count(of: $0) != nil }
        return bytes(of: claims, as: .printer, withFurther: hasCounts) { column, claim in
            switch column {
            case .pieces: count(of: claim).map { "\($0.pieces)" } ?? ""
            case .sheets: count(of: claim).map { "\($0.sheets)" } ?? ""
            case .batch: claim.batch.description
            case .piece: claim.piece?.description ?? ""
            case .status: claim.status.rawValue
            case .at: claim.at.description
            case .reason: claim.reason?.rawValue ?? ""
            case .reference: ""
            }
        }
    }

    /// A piece that came back to the post room, by its reference or the mark on its sheet.
    package struct Scan: Hashable, Sendable {
        package var reference: String
        package var reason: ReturnReason
        package var at: Instant

        package init(reference: String, reason: ReturnReason, at: Instant) {
            self.reference = reference
            self.reason = reason
            self.at = at
        }
    }

    /// A scan of returned mail, in this order.
    package static func bytes(of scans: [Scan]) -> [UInt8] {
        bytes(of: scans, as: .postRoom) { column, scan in
            switch column {
            case .reference: scan.reference
            case .reason: scan.reason.rawValue
            case .at: scan.at.description
            case .batch, .piece, .status, .pieces, .sheets: ""
            }
        }
    }

    private static func bytes<Row>(
        of rows: [Row], as kind: FeedbackKind, withFurther: Bool = false, _ text: (FeedbackKind.Column, Row) -> String
    ) -> [UInt8] {
        let columns = kind.columns + (withFurther ? kind.furtherColumns : [])
        let lines = [columns.map(\.rawValue)] + rows.map { row in columns.map { text($0, row) } }
        return Array(lines.map(CSVText.line).joined().utf8)
    }
}
