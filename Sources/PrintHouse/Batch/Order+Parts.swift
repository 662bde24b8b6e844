package import MailboxDomain
package import PaperMail

extension Order {
    /// Who prints, under which contract.
    package struct Printer: Hashable, Sendable, Codable {
        package var id: PrinterID
        package var name: String
        package var contractNumber: String
        package var orderNumber: String

        package init(id: PrinterID, name: String, contractNumber: String, orderNumber: String) {
            self.id = id
            self.name = name
            self.contractNumber = contractNumber
            self.orderNumber = orderNumber
        }
    }

    /// One batch, known by the digest of its SHA256SUMS.
    package struct Batch: Hashable, Sendable, Codable {
        package var id: BatchID
        package var printer: PrinterID
        package var kind: Manifest.Product.Kind
        package var postageClass: PostageClass
        package var mailFrom: CalendarDate
        package var mailBy: CalendarDate
        /// None for a batch that is franked as single pieces.
        package var lot: String?
        package var pieces: Int
        package var sheets: Int
        package var checksumsSHA256: FileDigest

        private enum CodingKeys: String, CodingKey {
            case id, printer, kind, postageClass, mailFrom, mailBy, lot, pieces, sheets
            case checksumsSHA256 = "checksumsSha256"
        }

        /// As its manifest says it.
        package init(_ sealed: SealedBatch, printer: PrinterID) {
            let manifest = sealed.manifest
            id = manifest.batch.id
            self.printer = printer
            kind = manifest.product.kind
            postageClass = manifest.postage.class
            mailFrom = manifest.mailing.mailFrom
            mailBy = manifest.mailing.mailBy
            lot = manifest.postage.lot
            pieces = manifest.counts.pieces
            sheets = manifest.counts.sheets
            checksumsSHA256 = sealed.checksumsDigest
        }
    }

    /// Batches that are offered to the carrier together and franked in bulk (partij).
    package struct Lot: Hashable, Sendable, Codable {
        package var id: String
        package var printer: PrinterID
        package var carrier: String
        package var customerNumber: String
        package var service: String
        package var imprint: String
        package var postageClass: PostageClass
        package var batches: [BatchID]
        package var pieces: Int
        package var sheets: Int

        /// - Parameter batches: those of one lot, and none of them without it; at least one.
        package init?(_ batches: [Batch], postage: Manifest.Postage) {
            guard let first = batches.first, let id = first.lot else { return nil }
            self.id = id
            printer = first.printer
            carrier = postage.carrier
            customerNumber = postage.customerNumber
            service = postage.service
            imprint = postage.franking.imprint
            postageClass = first.postageClass
            self.batches = batches.map(\.id)
            pieces = batches.reduce(0) { $0 + $1.pieces }
            sheets = batches.reduce(0) { $0 + $1.sheets }
        }
    }

    /// How much goes out of one printer, in one postage class, in the same days.
    package struct Total: Hashable, Sendable, Codable {
        package var printer: PrinterID
        package var postageClass: PostageClass
        package var mailFrom: CalendarDate
        package var mailBy: CalendarDate
        package var pieces = 0
        package var sheets = 0

        private init(like batch: Batch) {
            printer = batch.printer
            postageClass = batch.postageClass
            mailFrom = batch.mailFrom
            mailBy = batch.mailBy
        }

        /// In the order of printer, class and days.
        static func all(of batches: [Batch]) -> [Total] {
            var totals: [Total: (pieces: Int, sheets: Int)] = [:]
            for batch in batches {
                totals[Total(like: batch), default: (0, 0)].pieces += batch.pieces
                totals[Total(like: batch), default: (0, 0)].sheets += batch.sheets
            }
            return totals.map { key, sums in
                var total = key
                (total.pieces, total.sheets) = sums
                return total
            }.sorted { $0.place < $1.place }
        }

        private var place: (PrinterID, Int, CalendarDate, CalendarDate) {
            (printer, PostageClass.allCases.firstIndex(of: postageClass) ?? 0, mailFrom, mailBy)
        }
    }
}
