import MailboxDomain
package import PaperMail
import StrictFiles

/// The form of a carrier's file on mail that could not be delivered. Carriers publish none, so the contract says it.
///
/// Rows are read as those of a scan: a reference, a reason and a day. Other columns are passed over.
package struct CarrierReturnForm: Hashable, Sendable {
    package var separator: FieldSeparator
    /// The names of the columns.
    package var reference: String
    package var reason: String
    package var at: String
    /// What the carrier calls them.
    package var reasons: [ReturnReason: [String]]

    package init(
        separator: FieldSeparator, reference: String, reason: String, at: String, reasons: [ReturnReason: [String]]
    ) {
        (self.separator, self.reference, self.reason, self.at) = (separator, reference, reason, at)
        self.reasons = reasons
    }

    private var columns: [String] { [reference, reason, at].map(FeedbackText.plain) }

    /// Whether a file is one, by its header.
    package func fits(_ bytes: [UInt8]) -> Bool {
        separator.header(of: bytes).isSuperset(of: columns)
    }

    /// The same rows as a scan has them; one with another number of fields than the header stays as it is.
    func scan(_ records: [CSVText.Record], calendar: DutchTime) -> [CSVText.Record] {
        guard let header = records.first?.fields.map(FeedbackText.plain) else { return records }
        let places = columns.compactMap { header.firstIndex(of: $0) }
        guard places.count == columns.count else { return records }
        return records.enumerated().map { index, record in
            var scan = record
            if index == 0 {
                scan.fields = FeedbackKind.postRoom.columns.map(\.rawValue)
            } else if record.fields.count == header.count {
                let own = places.map { FeedbackText.trimmed(record.fields[$0]) }
                scan.fields = [own[0], word(own[1]), Self.time(own[2], calendar)]
            }
            return scan
        }
    }

    /// Ours for one of the carrier's, or that itself.
    private func word(_ text: String) -> String {
        let plain = FeedbackText.plain(text)
        let known = reasons.first { $0.value.contains { FeedbackText.plain($0) == plain } }
        return known?.key.rawValue ?? text
    }

    /// The start of a day, `2026-11-24` or `24-11-2026`, or the time itself.
    private static func time(_ text: String, _ calendar: DutchTime) -> String {
        let reversed = text.wholeMatch(of: /([0-9]{2})-([0-9]{2})-([0-9]{4})/).map { "\($0.3)-\($0.2)-\($0.1)" }
        return CalendarDate(reversed ?? text).map { "\(calendar.start(of: $0))" } ?? text
    }
}
