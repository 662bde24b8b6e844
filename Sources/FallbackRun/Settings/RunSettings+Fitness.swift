import LetterComposition
import MailboxDomain
import Stationery

extension RunSettings {
    /// Refuses real mail with sample or stale values of the sender, or with texts that lack an approval.
    ///
    /// - Parameter date: the date in the letters.
    func checkFitForMail(_ products: Set<Product>, on date: CalendarDate) throws(RunError) {
        guard !configuration.isTest else { return }
        let unfit = stationery.sender.unfitForMailing(on: date)
        guard unfit.isEmpty else { throw .unfitSender(values: unfit) }
        let unapproved = Product.allCases.filter(products.contains).compactMap { product -> String? in
            let missing = stationery.template(of: product)?.missingApprovals ?? []
            return missing.isEmpty
                ? nil : "\(product.rawValue) (\(missing.map(\.rawValue).joined(separator: ", ")))"
        }
        guard unapproved.isEmpty else { throw .unapprovedTemplates(unapproved) }
    }
}
