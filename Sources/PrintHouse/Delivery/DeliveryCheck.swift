import MailboxDomain
import PaperMail

/// Compares the batches of a delivery with its orders, and the pull list with both.
struct DeliveryCheck {
    private(set) var findings: [Finding] = []
    /// Batches that another printer has.
    private(set) var elsewhere: [BatchID] = []

    /// - Parameter batches: all that stand there, by the names of their folders.
    init(orders: [DeliveredOrder], batches: [DeliveryVerification.Batch], pullList: PullList?) {
        checkOrders(orders)
        var listed: [BatchID: (order: DeliveredOrder, batch: Order.Batch)] = [:]
        for order in orders {
            for batch in order.order.batches {
                if let other = listed[batch.id] {
                    report(
                        .orderDiffers, order.name, "batches", "Batch \(batch.id) stands in \(other.order.name) too.")
                } else {
                    listed[batch.id] = (order, batch)
                }
            }
        }
        let present = Set(batches.map(\.folder))
        let printers = Set(present.compactMap { listed[$0]?.batch.printer })
        for (id, entry) in listed.sorted(by: { $0.key < $1.key }) where !present.contains(id) {
            if printers.isEmpty || printers.contains(entry.batch.printer) {
                report(.batchMissing, id.description, nil, "The batch stands in \(entry.order.name), and is not here.")
            } else {
                elsewhere.append(id)
            }
        }
        for batch in batches {
            guard let entry = listed[batch.folder] else {
                // Without an order nothing is known of any.
                if !orders.isEmpty {
                    report(.batchForeign, batch.folder.description, nil, "The batch stands in no order that is here.")
                }
                continue
            }
            compare(batch, with: entry.batch, of: entry.order)
        }
        if let pullList, !orders.isEmpty {
            let foreign = pullList.rows.filter { listed[$0.batch] == nil }
            if let first = foreign.first {
                let message =
                    "\(foreign.count) row(s) are of batches that stand in no order here, such as \(first.batch)."
                report(.pullForeign, PullList.fileName, nil, message)
            }
        }
    }

    private mutating func checkOrders(_ orders: [DeliveredOrder]) {
        guard let first = orders.first else { return }
        for order in orders.dropFirst() {
            if order.order.run != first.order.run {
                report(.orderDiffers, order.name, "run", "The order is of another run than \(first.name).")
            }
            if order.order.test != first.order.test {
                report(.orderDiffers, order.name, "test", "One of the two orders is a test, and the other is not.")
            }
        }
    }

    private mutating func compare(
        _ delivered: DeliveryVerification.Batch, with entry: Order.Batch, of order: DeliveredOrder
    ) {
        let folder = delivered.folder.description
        // Of one that is encrypted only what is inside can be compared.
        guard !delivered.verification.isUnread else { return }
        if delivered.verification.checksumsDigest != entry.checksumsSHA256 {
            let message =
                "The batch is another one than was ordered: its SHA256SUMS has another digest in \(order.name)."
            report(.orderDiffers, "\(folder)/\(Checksums.fileName)", nil, message)
        }
        guard let manifest = delivered.verification.manifest else { return }
        let own = order.order
        let printer = own.printers.first { $0.id == entry.printer }
        let lot = own.lots.first { $0.id == entry.lot }
        let checks: [(keyPath: String, holds: Bool)] = [
            ("batch.test", manifest.batch.test == own.test), ("sender.name", manifest.sender.name == own.sender),
            ("product.kind", manifest.product.kind == entry.kind),
            ("postage.class", manifest.postage.class == entry.postageClass),
            ("mailing.mailFrom", manifest.mailing.mailFrom == entry.mailFrom),
            ("mailing.mailBy", manifest.mailing.mailBy == entry.mailBy),
            ("postage.lot", manifest.postage.lot == entry.lot),
            ("counts.pieces", manifest.counts.pieces == entry.pieces),
            ("counts.sheets", manifest.counts.sheets == entry.sheets),
            ("mailing.contractNumber", printer.map { $0.contractNumber == manifest.mailing.contractNumber } ?? true),
            ("mailing.orderNumber", printer.map { $0.orderNumber == manifest.mailing.orderNumber } ?? true),
            ("postage.carrier", lot.map { $0.carrier == manifest.postage.carrier } ?? true),
            ("postage.customerNumber", lot.map { $0.customerNumber == manifest.postage.customerNumber } ?? true),
            ("postage.service", lot.map { $0.service == manifest.postage.service } ?? true),
            ("postage.franking.imprint", lot.map { $0.imprint == manifest.postage.franking.imprint } ?? true),
        ]
        for check in checks where !check.holds {
            report(
                .orderDiffers, "\(folder)/\(Manifest.fileName)", check.keyPath,
                "\(order.name) says something else of this batch.")
        }
    }

    private mutating func report(_ code: BatchFault, _ file: String, _ column: String?, _ message: String) {
        findings.append(Finding(code: code, place: .init(file: file, column: column), message: message))
    }
}
