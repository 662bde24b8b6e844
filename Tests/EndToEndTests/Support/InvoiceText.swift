import SystemPackage
import TestSupport

/// An invoice as a printer's program writes it: UBL 2.1 by NLCIUS.
struct InvoiceText {
    struct Line {
        var quantity: String
        var unit = "H87"
        /// Euro.
        var price: String
        var amount: String
        var properties: [(String, String)]
    }

    var lines: [Line]
    /// Euro.
    var total: String
    var tax = "0.00"
    var withTax: String
    var currency = "EUR"
    var kind = "Invoice"
    var standard = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
    var prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

    init(_ lines: [Line], total: String) { (self.lines, self.total, withTax) = (lines, total, total) }

    /// The number of pieces of a batch at a price in cents.
    static func line(_ batch: String, _ pieces: Int, cents: Int, _ properties: (String, String)...) -> Line {
        Line(
            quantity: "\(pieces)", price: euros(cents), amount: euros(pieces * cents),
            properties: [("batch", batch)] + properties)
    }

    static func euros(_ cents: Int) -> String { "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" }

    private func amount(_ name: String, _ value: String) -> String {
        "<cbc:\(name) currencyID=\"\(currency)\">\(value)</cbc:\(name)>"
    }

    var text: String {
        let quantity = kind == "CreditNote" ? "CreditedQuantity" : "InvoicedQuantity"
        let body = lines.enumerated().map { number, line in
            """
            <cac:\(kind)Line>
              <cbc:ID>\(number + 1)</cbc:ID>
              <cbc:\(quantity) unitCode="\(line.unit)">\(line.quantity)</cbc:\(quantity)>
              \(amount("LineExtensionAmount", line.amount))
              <cac:Item>
                <cbc:Name>Druk &amp; couverteren</cbc:Name>
                \(line.properties.map { "<cac:AdditionalItemProperty><cbc:Name>\($0.0)</cbc:Name><cbc:Value>\($0.1)</cbc:Value></cac:AdditionalItemProperty>" }.joined())
              </cac:Item>
              <cac:Price>\(amount("PriceAmount", line.price))</cac:Price>
            </cac:\(kind)Line>
            """
        }
        return """
            \(prologue)
            <\(kind) xmlns="urn:oasis:names:specification:ubl:schema:xsd:\(kind)-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
            <cbc:CustomizationID>\(standard)</cbc:CustomizationID>
            <cbc:ID>F-2026-0042</cbc:ID>
            <cbc:IssueDate>2026-12-01</cbc:IssueDate>
            <cbc:DocumentCurrencyCode>\(currency)</cbc:DocumentCurrencyCode>
            <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
              <cbc:RegistrationName>Voorbeelddrukkerij B.V.</cbc:RegistrationName>
            </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
            <cac:TaxTotal>\(amount("TaxAmount", tax))</cac:TaxTotal>
            <cac:LegalMonetaryTotal>\(amount("LineExtensionAmount", total))\(amount("TaxExclusiveAmount", total))\(amount("TaxInclusiveAmount", withTax))\(amount("PayableAmount", withTax))</cac:LegalMonetaryTotal>
            \(body.joined(separator: "\n"))
            </\(kind)>

            """
    }
}

extension TestWorkspace {
    /// Writes an invoice beside the workspace and has it compared.
    func compareInvoices(_ invoices: InvoiceText..., format: String = "json") async throws -> ProgramRun {
        var arguments = ["reconcile", "--format", format]
        for (number, invoice) in invoices.enumerated() {
            let path = scratch.appending("invoice-\(number).xml")
            try Files.write(invoice.text.utf8, to: path)
            arguments += ["--invoice", path.string]
        }
        return try await postvangnet(arguments)
    }
}
