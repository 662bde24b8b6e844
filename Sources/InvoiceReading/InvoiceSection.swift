import MailboxDomain

/// Reads values of an invoice, and notes each that is missing or no value.
struct InvoiceSection {
    private let root: XMLNode
    private let file: String
    private(set) var findings: [Finding] = []

    init(_ root: XMLNode, file: String) { (self.root, self.file) = (root, file) }

    mutating func refuse(_ code: InvoiceFault, _ node: XMLNode, _ name: String, _ message: String) {
        findings.append(
            Finding(code: code, place: Finding.Place(file: file, line: node.line, column: name), message: message))
    }

    /// The element itself where it lacks the one that is asked for.
    mutating func node(_ name: String, in parent: XMLNode? = nil) -> XMLNode {
        let parent = parent ?? root
        guard let node = parent.first(name) else {
            refuse(.missing, parent, name, "\(name) is missing in \(parent.name).")
            return parent
        }
        return node
    }

    mutating func text(_ name: String, in parent: XMLNode) -> String {
        guard let node = parent.first(name), !node.text.isEmpty else {
            refuse(.missing, parent, name, "\(name) is missing in \(parent.name).")
            return ""
        }
        return node.text
    }

    mutating func date(_ name: String) -> CalendarDate {
        let text = text(name, in: root)
        guard let date = CalendarDate(text) else {
            if !text.isEmpty { refuse(.value, root.first(name) ?? root, name, "\(name) is no date (YYYY-MM-DD).") }
            return CalendarDate(daysSince1970: 0)
        }
        return date
    }

    /// Cents.
    mutating func amount(_ name: String, in parent: XMLNode, orZero: Bool = false) -> Int {
        guard let node = parent.first(name) else {
            if !orZero { refuse(.missing, parent, name, "\(name) is missing in \(parent.name).") }
            return 0
        }
        if node.attributes["currencyID"] != "EUR" {
            refuse(.currency, node, name, "\(name) is not in EUR (currencyID).")
        }
        return number(name, in: parent, decimals: 2)
    }

    /// A number in units of its last decimal.
    mutating func number(_ name: String, in parent: XMLNode, decimals: Int) -> Int {
        let text = text(name, in: parent)
        guard let number = DecimalText.value(of: text, decimals: decimals) else {
            if !text.isEmpty {
                refuse(
                    .value, parent.first(name) ?? parent, name,
                    "\(name) is no number of at most 9 digits and \(decimals) decimals.")
            }
            return 0
        }
        return number
    }
}
