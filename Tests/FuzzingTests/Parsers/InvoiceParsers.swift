@testable import InvoiceReading

/// Parsers of what printers and carriers bill.
enum InvoiceParsers {
    static func invoice(_ bytes: [UInt8]) -> FuzzedParser.Reading {
        guard let invoice = try? InvoiceReader(file: "invoice.xml").read(bytes) else { return .refused }
        guard !invoice.lines.isEmpty, !invoice.number.isEmpty else {
            return .broken("an invoice without lines or number")
        }
        // Whatever stands in it can be reckoned with.
        let sum = invoice.lines.reduce(0) { $0 &+ $1.reckoned &+ $1.unitPrice }
        return sum == Int.min ? .broken("a sum beyond all numbers") : .taken
    }
}
