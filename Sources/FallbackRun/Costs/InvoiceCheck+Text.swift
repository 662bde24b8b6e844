extension InvoiceCheck {
    package var text: String {
        var lines = invoices.map { invoice in
            "\(invoice.isCredit ? "Credit note" : "Invoice") \(invoice.number) of \(invoice.issued), \(invoice.supplier): EUR \(invoice.withoutTax.inSignedEuros), with tax EUR \(invoice.withTax.inSignedEuros)"
        }
        lines += [
            "",
            "about".padded(to: 20) + "service".padded(to: 12) + "unit".padded(to: 8) + "class".padded(to: 10)
                + "product".padded(to: 9)
                + ["billed", "sent", "EUR billed", "EUR agreed"].map { $0.leftPadded(to: 12) }.joined(),
        ]
        lines += rows.map { row in
            row.subject.padded(to: 20) + row.service.padded(to: 12) + row.unit.padded(to: 8)
                + (row.postageClass ?? "-").padded(to: 10) + (row.product ?? "-").padded(to: 9)
                + [
                    row.billed.map { String($0) } ?? "-", row.sent.map { String($0) } ?? "-",
                    row.billedCents.inSignedEuros, row.agreedCents?.inSignedEuros ?? "-",
                ].map { $0.leftPadded(to: 12) }.joined()
        }
        if !otherLines.isEmpty {
            lines += ["", "Lines about no batch, which somebody must look at:"]
            lines += otherLines.map { "  \($0.invoice), line \($0.line): \($0.item), EUR \($0.cents.inSignedEuros)" }
        }
        lines += ["", findings.isEmpty ? "Billed is what was sent, at the agreed prices." : "Wrong:"]
        lines += findings.map { remark in
            "  \(remark.place): \(remark.message)\(remark.cents.map { " EUR \($0.inSignedEuros)." } ?? "") [\(remark.code)]"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
