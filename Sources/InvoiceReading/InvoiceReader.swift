package import MailboxDomain

/// Reads UBL 2.1 (OASIS) by EN 16931 and its Dutch use, NLCIUS: invoices and credit notes.
package struct InvoiceReader {
    /// The file's name in findings.
    private let file: String

    package init(file: String) { self.file = file }

    private static let namespaces = "urn:oasis:names:specification:ubl:schema:xsd:"
    /// BT-24 begins with it for every use of the standard: NLCIUS, Peppol BIS Billing 3.
    private static let standard = "urn:cen.eu:en16931:2017"

    /// Fails with all that is wrong with the file.
    package func read(_ bytes: [UInt8]) throws(Findings) -> Invoice {
        let root = try XMLTreeReader(file: file).read(bytes)
        let isCredit = root.name == "CreditNote"
        guard ["Invoice", "CreditNote"].contains(root.name), root.namespace == "\(Self.namespaces)\(root.name)-2" else {
            throw Findings([finding(.kind, root, nil, "This is no Invoice or CreditNote of UBL 2.1.")])
        }
        guard root.first("CustomizationID")?.text.hasPrefix(Self.standard) == true else {
            throw Findings([
                finding(
                    .kind, root.first("CustomizationID") ?? root, "CustomizationID",
                    "The invoice does not say that it follows EN 16931, as NLCIUS asks.")
            ])
        }
        var section = InvoiceSection(root, file: file)
        if let currency = root.first("DocumentCurrencyCode"), currency.text != "EUR" {
            section.refuse(.currency, currency, "DocumentCurrencyCode", "The amounts are not in EUR.")
        }
        let sign = isCredit || root.first("InvoiceTypeCode")?.text == "381" ? -1 : 1
        let names = isCredit ? ("CreditNoteLine", "CreditedQuantity") : ("InvoiceLine", "InvoicedQuantity")
        let lines = root.all(names.0).map { node in line(node, quantity: names.1, sign: sign, &section) }
        if lines.isEmpty { section.refuse(.missing, root, names.0, "The invoice has no line.") }
        let totals = section.node("LegalMonetaryTotal")
        func total(_ name: String, orZero: Bool = false) -> Int {
            sign * section.amount(name, in: totals, orZero: orZero)
        }
        let taxes = root.all("TaxTotal").filter { $0.first("TaxAmount")?.attributes["currencyID"] != nil }
        let tax = taxes.isEmpty ? 0 : sign * section.amount("TaxAmount", in: taxes[0])
        let party = root.at("AccountingSupplierParty", "Party")
        let invoice = Invoice(
            number: section.text("ID", in: root), issued: section.date("IssueDate"), isCredit: sign < 0,
            supplier: party?.at("PartyLegalEntity", "RegistrationName")?.text ?? party?.at("PartyName", "Name")?.text
                ?? "",
            lines: lines, lineTotal: total("LineExtensionAmount"),
            allowances: total("AllowanceTotalAmount", orZero: true), charges: total("ChargeTotalAmount", orZero: true),
            withoutTax: total("TaxExclusiveAmount"), tax: tax, withTax: total("TaxInclusiveAmount"))
        guard section.findings.isEmpty else { throw Findings(section.findings) }
        return invoice
    }

    private func line(
        _ node: XMLNode, quantity: String, sign: Int, _ section: inout InvoiceSection
    ) -> Invoice.Line {
        let price = section.node("Price", in: node)
        let item = node.first("Item")
        let amount = section.amount("LineExtensionAmount", in: node)
        let counted = section.number(quantity, in: node, decimals: 3)
        let base = price.first("BaseQuantity") == nil ? 1000 : section.number("BaseQuantity", in: price, decimals: 3)
        if base == 0 { section.refuse(.value, price, "BaseQuantity", "The price is for 0 units.") }
        let extra = node.all("AllowanceCharge").reduce(0) { sum, node in
            let own = section.amount("Amount", in: node)
            return sum + (node.first("ChargeIndicator")?.text == "true" ? own : -own)
        }
        let properties = (item?.all("AdditionalItemProperty") ?? []).compactMap { property in
            property.first("Name").flatMap { name in
                property.first("Value").map { (name.text.lowercased(), $0.text) }
            }
        }
        return Invoice.Line(
            id: section.text("ID", in: node), place: node.line, quantity: sign * counted,
            unit: node.first(quantity)?.attributes["unitCode"] ?? "", amount: sign * amount, extra: sign * extra,
            price: section.number("PriceAmount", in: price, decimals: 6), priceBase: max(base, 1),
            item: item?.first("Name")?.text ?? "",
            properties: Dictionary(properties, uniquingKeysWith: { first, _ in first }),
            object: node.at("DocumentReference", "ID")?.text)
    }

    private func finding(_ code: InvoiceFault, _ node: XMLNode, _ name: String?, _ message: String) -> Finding {
        Finding(code: code, place: Finding.Place(file: file, line: node.line, column: name), message: message)
    }
}
