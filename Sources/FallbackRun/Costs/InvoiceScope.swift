import InvoiceReading
import MailboxDomain
import PaperMail

/// What a line of an invoice is about, by what it says of its item: `docs/print-house/README.md`, Invoices.
struct InvoiceScope: Hashable {
    /// A batch, a lot or a run.
    let subject: String
    let service: Service
    let unit: Unit
    /// Nil for all postage classes.
    let postageClass: PostageClass?
    /// Nil for letters and cards.
    let isCard: Bool?

    enum Service: String, CaseIterable { case production, postage, all }
    enum Unit: String { case pieces, sheets }

    /// Codes of UN/ECE recommendation 20: a piece, one, each; a sheet.
    private static let units: [String: Unit] = ["H87": .pieces, "C62": .pieces, "EA": .pieces, "ST": .sheets]

    enum Problem: String, CaseIterable, FindingCode {
        case noSubject = "invoice-no-batch"
        case unit = "invoice-unit"
        case service = "invoice-service"
        case postageClass = "invoice-class"
        case product = "invoice-product"
    }

    init(_ line: Invoice.Line) throws(Fault) {
        let named = ["batch", "lot", "run"].compactMap { line.properties[$0] } + [line.object].compactMap(\.self)
        guard let subject = named.first, !subject.isEmpty else {
            throw Fault(.noSubject, "The line names no batch, lot or run, so that nothing can be compared.")
        }
        guard let unit = Self.units[line.unit] else {
            throw Fault(.unit, "The unit is neither a piece (H87, C62, EA) nor a sheet (ST).")
        }
        func choice<Value>(_ name: String, _ code: Problem, _ known: [String: Value]) throws(Fault) -> Value? {
            guard let text = line.properties[name] else { return nil }
            guard let value = known[text.lowercased()] else {
                throw Fault(
                    code, "The \(name) is not known. Known are: \(known.keys.sorted().joined(separator: ", ")).")
            }
            return value
        }
        let services = Dictionary(uniqueKeysWithValues: Service.allCases.map { ($0.rawValue, $0) })
        let classes = Dictionary(uniqueKeysWithValues: PostageClass.allCases.map { ($0.rawValue, $0) })
        self.subject = subject
        self.unit = unit
        service = try choice("service", .service, services) ?? .all
        postageClass = try choice("postage-class", .postageClass, classes)
        isCard = try choice("product", .product, ["letter": false, "card": true])
    }

    struct Fault: Error {
        let code: Problem
        let message: String

        init(_ code: Problem, _ message: String) { (self.code, self.message) = (code, message) }
    }
}
