import InvoiceReading
import PaperMail
import SystemPackage

/// Takes in invoices line by line, and says what does not go with what was sent.
struct InvoiceComparison {
    let sent: SentBatches
    let prices: AgreedPrices
    private(set) var otherLines: [InvoiceCheck.OtherLine] = []
    private(set) var remarks: [InvoiceCheck.Remark] = []
    private var billed: [InvoiceScope: Billed] = [:]

    private struct Billed {
        /// Thousandths of a unit.
        var quantity = 0
        var cents = 0
        var agreed: Int? = 0
    }

    init(sent: SentBatches, prices: AgreedPrices) { (self.sent, self.prices) = (sent, prices) }

    mutating func add(_ file: InvoiceFile) {
        let invoice = file.invoice
        checkSums(of: file)
        for line in invoice.lines {
            let scope: InvoiceScope
            do throws(InvoiceScope.Fault) { scope = try InvoiceScope(line) } catch {
                otherLines.append(
                    .init(invoice: invoice.number, line: line.id, item: line.item, cents: line.amount))
                // A line without a batch is no fault: somebody looks at it.
                if error.code != .noSubject { remark(.notCompared, file.place(of: line), error.message, line.amount) }
                continue
            }
            add(line, of: scope, file)
        }
    }

    private mutating func add(_ line: Invoice.Line, of scope: InvoiceScope, _ file: InvoiceFile) {
        let place = file.place(of: line)
        let all = sent.batches(in: scope)
        if all.isEmpty {
            remark(.unknownBatch, place, "\(scope.subject) is no batch, lot or run that the ledger knows.", line.amount)
        }
        let own = all.filter { $0.fits(scope) }
        if !all.isEmpty, own.isEmpty {
            let classes = Set(all.map(\.postageClass.rawValue)).sorted().joined(separator: ", ")
            let kinds = Set(all.map { $0.isCard ? "card" : "letter" }).sorted().joined(separator: ", ")
            remark(
                .otherClass, place, "\(scope.subject) is of \(classes), \(kinds), and billed as another.", line.amount)
        }
        var entry = billed[scope] ?? Billed()
        entry.quantity += line.quantity
        entry.cents += line.amount
        let agreed = Set(own.map { price(of: $0, scope) })
        if let price = agreed.count == 1 ? agreed.first ?? nil : nil {
            let cents = Self.cents(line.quantity, at: price)
            entry.agreed = entry.agreed.map { $0 + cents }
            if line.unitPrice > price {
                remark(
                    .dearer, place,
                    "\(scope.service.inWords) of \(scope.subject) is billed at EUR \(line.unitPrice.inMillionths), agreed is EUR \(price.inMillionths).",
                    line.amount - cents)
            }
        } else {
            entry.agreed = nil
        }
        billed[scope] = entry
    }

    /// Millionths of a euro for a unit of a batch; nil where nothing is agreed.
    private func price(of batch: SentBatches.Batch, _ scope: InvoiceScope) -> Int? {
        switch (scope.service, scope.unit) {
        case (.all, .pieces): batch.rate * 10_000
        case (.production, .pieces): prices.production?.of(card: batch.isCard)
        case (.postage, .pieces): prices.postage[batch.postageClass]?.of(card: batch.isCard)
        case (.production, .sheets), (.all, .sheets): prices.sheet?.of(card: batch.isCard)
        case (.postage, .sheets): nil
        }
    }

    /// Thousandths of a unit at millionths of a euro.
    private static func cents(_ quantity: Int, at price: Int) -> Int {
        let product = quantity.multipliedReportingOverflow(by: price)
        guard !product.overflow else { return Int.max / 4 }
        let half = product.partialValue < 0 ? -5_000_000 : 5_000_000
        return (product.partialValue + half) / 10_000_000
    }

    private mutating func checkSums(of file: InvoiceFile) {
        let (invoice, place) = (file.invoice, file.path.string)
        for line in invoice.lines where abs(line.reckoned - line.amount) > 1 {
            remark(
                .sumDiffers, file.place(of: line),
                "The line comes to EUR \(line.reckoned.inSignedEuros) by its number and price, and bills EUR \(line.amount.inSignedEuros).",
                line.amount - line.reckoned)
        }
        let sums: [(String, Int, Int)] = [
            ("The lines", invoice.lines.reduce(0) { $0 + $1.amount }, invoice.lineTotal),
            (
                "Lines, allowances and charges", invoice.lineTotal - invoice.allowances + invoice.charges,
                invoice.withoutTax
            ),
            ("Amount and tax", invoice.withoutTax + invoice.tax, invoice.withTax),
        ]
        for (name, sum, total) in sums where sum != total {
            remark(
                .sumDiffers, "\(place): invoice \(invoice.number)",
                "\(name) come to EUR \(sum.inSignedEuros), and the invoice says EUR \(total.inSignedEuros).",
                total - sum)
        }
    }

    /// Compares numbers, once all invoices are in.
    mutating func finish() {
        for (scope, entry) in billed.sorted(by: { $0.key.order < $1.key.order }) {
            let own = sent.batches(in: scope).filter { $0.fits(scope) }
            guard !own.isEmpty else { continue }
            guard let count = count(of: own, scope.unit) else {
                remark(.notCompared, scope.words, "The sheets of what was sent are no longer known.", nil)
                continue
            }
            guard entry.quantity != count * 1000 else { continue }
            let difference = entry.quantity - count * 1000
            let share = entry.cents.multipliedReportingOverflow(by: abs(difference))
            let cents = entry.quantity == 0 || share.overflow ? nil : share.partialValue / abs(entry.quantity)
            remark(
                difference > 0 ? .billedNotSent : .sentNotBilled, scope.words,
                "\(entry.quantity.inThousandths) \(scope.unit.rawValue) are billed, \(count) were sent.", cents)
        }
        remarkOnBatches()
    }

    /// Batches that are billed by two lines of different subjects, or by none although others of their run and printer are.
    private mutating func remarkOnBatches() {
        let kinds = Set(billed.keys.map { Kind(service: $0.service, unit: $0.unit) })
        for kind in kinds.sorted(by: { $0.order < $1.order }) {
            var scopes: [BatchID: [InvoiceScope]] = [:]
            for scope in billed.keys where scope.service == kind.service && scope.unit == kind.unit {
                for batch in sent.batches(in: scope) where batch.fits(scope) {
                    scopes[batch.id, default: []].append(scope)
                }
            }
            let runs = Set(scopes.keys.map(\.run))
            let printers = Set(scopes.keys.compactMap { sent.batches[$0]?.printer })
            for batch in sent.batches.values.sorted(by: { $0.id < $1.id }) {
                let own = scopes[batch.id] ?? []
                if own.count > 1 {
                    let words = own.map(\.subject).sorted().joined(separator: " and ")
                    remark(
                        .billedTwice, "\(batch.id), \(kind.words)", "The batch is billed more than once: as \(words).",
                        nil)
                } else if own.isEmpty, batch.pieces > 0, runs.contains(batch.id.run), printers.contains(batch.printer) {
                    let cents = kind.service == .all && kind.unit == .pieces ? batch.pieces * batch.rate : nil
                    remark(
                        .sentNotBilled, "\(batch.id), \(kind.words)",
                        "\(batch.pieces) pieces were sent and none is billed.",
                        cents)
                }
            }
        }
    }

    private struct Kind: Hashable {
        let service: InvoiceScope.Service
        let unit: InvoiceScope.Unit
        var order: String { "\(service.rawValue) \(unit.rawValue)" }
        var words: String { "\(service.inWords), in \(unit.rawValue)" }
    }

    private func count(of batches: [SentBatches.Batch], _ unit: InvoiceScope.Unit) -> Int? {
        switch unit {
        case .pieces: batches.reduce(0) { $0 + $1.pieces }
        case .sheets: batches.reduce(Optional(0)) { sum, batch in sum.flatMap { sum in batch.sheets.map { sum + $0 } } }
        }
    }

    private mutating func remark(_ code: InvoiceCheck.Code, _ place: String, _ message: String, _ cents: Int?) {
        remarks.append(.init(code: code.rawValue, place: place, message: message, cents: cents))
    }

    var rows: [InvoiceCheck.Row] {
        billed.sorted { $0.key.order < $1.key.order }.map { scope, entry in
            InvoiceCheck.Row(
                subject: scope.subject, service: scope.service.rawValue, unit: scope.unit.rawValue,
                postageClass: scope.postageClass?.rawValue, product: scope.isCard.map { $0 ? "card" : "letter" },
                billed: entry.quantity % 1000 == 0 ? entry.quantity / 1000 : nil,
                sent: count(of: sent.batches(in: scope).filter { $0.fits(scope) }, scope.unit),
                billedCents: entry.cents, agreedCents: entry.agreed)
        }
    }
}

extension InvoiceScope.Service {
    fileprivate var inWords: String { self == .all ? "production and postage" : rawValue }
}

extension InvoiceScope {
    /// By what rows are sorted.
    fileprivate var order: String {
        "\(subject) \(service.rawValue) \(unit.rawValue) \(postageClass?.rawValue ?? "") \(isCard.map { "\($0)" } ?? "")"
    }

    fileprivate var words: String {
        ([subject, service.inWords]
            + [postageClass?.rawValue, isCard.map { $0 ? "card" : "letter" }].compactMap(\.self)).joined(
                separator: ", ")
    }
}

extension Int {
    /// Cents, those of a credit below 0.
    var inSignedEuros: String { self < 0 ? "-" + (-self).inEuros : inEuros }

    /// Millionths of a euro as an amount, without zeros at the end beyond the cents.
    fileprivate var inMillionths: String {
        var fraction = String(String(1_000_000 + magnitude % 1_000_000).dropFirst())
        while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
        return "\(self < 0 ? "-" : "")\(magnitude / 1_000_000).\(fraction)"
    }

    /// Thousandths of a unit; a whole number without decimals.
    fileprivate var inThousandths: String {
        self % 1000 == 0
            ? "\(self / 1000)"
            : "\(self < 0 ? "-" : "")\(magnitude / 1000).\(String(1000 + magnitude % 1000).dropFirst())"
    }
}
