import PaperMail
package import PrintHouse
import StrictFiles

/// What was agreed with the carrier on mail that cannot be delivered: how it is told, and what that costs.
package struct ReturnTerms: Codable, Hashable, Sendable {
    package var form: Manifest.Returns.Form
    /// Euro cents for each, with decimals; nil where it is not agreed.
    package var centsOnPaper: Double?
    package var centsAsData: Double?

    /// A line for a terminal, such as `mail that comes back: digital, 12.0 cents each as data`.
    package var text: String {
        func price(_ cents: Double?, _ how: String) -> String? {
            cents.map { "\($0) cents each \(how)" }
        }
        let prices = [price(centsOnPaper, "on paper"), price(centsAsData, "as data")].compactMap(\.self)
        return "mail that comes back: " + ([form.rawValue] + prices).joined(separator: ", ")
    }
}

extension ReturnTerms {
    /// Nil where nothing was agreed.
    init?(_ section: YAMLSection) {
        guard section.contains("form") else {
            if section.contains("cents") {
                section.refuse("cents", "Prices go with form, which says what they are for.")
            }
            return nil
        }
        let cents = section.optionalSection("cents")
        func price(_ key: String) -> Double? {
            cents.flatMap { $0.contains(key) ? $0.number(key, in: 0...100_000) : nil }
        }
        self.init(
            form: section.choice("form", standIn: Manifest.Returns.Form.physical), centsOnPaper: price("physical"),
            centsAsData: price("digital"))
    }
}

extension CarrierReturnForm {
    /// Nil where the carrier's file is not described.
    init?(_ section: YAMLSection) {
        guard let digital = section.optionalSection("digital") else { return nil }
        let words = digital.section("reasons")
        self.init(
            separator: digital.choice("separator", standIn: .semicolon), reference: digital.text("reference"),
            reason: digital.text("reason"), at: digital.text("at"),
            reasons: Dictionary(
                uniqueKeysWithValues: ReturnReason.allCases.filter { words.contains($0.rawValue) }.map {
                    ($0, words.texts($0.rawValue))
                }))
    }
}
