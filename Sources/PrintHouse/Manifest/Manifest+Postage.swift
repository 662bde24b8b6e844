package import PaperMail

extension Manifest {
    /// How the pieces are franked and offered to the carrier.
    package struct Postage: Hashable, Sendable, Codable {
        package enum Sorting: String, CaseIterable, Sendable, Codable {
            case none, vendor
            /// By codes that the carrier gives for addresses which it is told beforehand.
            case prenotified
        }

        package var carrier: String
        /// The one class of all pieces in the batch.
        package var `class`: PostageClass
        package var service: String
        package var customerNumber: String
        package var franking: Franking
        package var sorting: Sorting
        /// The bulk lot (partij) that the batch is part of.
        package var lot: String?
        /// Where on the front of a piece's first sheet the printer prints the carrier's codes; nil where there are none.
        package var coding: Area?

        package init(
            carrier: String, class: PostageClass, service: String, customerNumber: String, franking: Franking,
            sorting: Sorting, lot: String? = nil, coding: Area? = nil
        ) {
            self.carrier = carrier
            self.class = `class`
            self.service = service
            self.customerNumber = customerNumber
            self.franking = franking
            self.sorting = sorting
            self.lot = lot
            self.coding = coding
        }
    }

    /// The imprint in place of a stamp, and who puts it on the piece.
    package struct Franking: Hashable, Sendable, Codable {
        package enum Applier: String, CaseIterable, Sendable, Codable { case printer, sender }

        package var imprint: String
        package var appliedBy: Applier

        package init(imprint: String, appliedBy: Applier) {
            self.imprint = imprint
            self.appliedBy = appliedBy
        }
    }
}
