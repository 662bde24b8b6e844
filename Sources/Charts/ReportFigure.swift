import Markup

/// A number of a report: its value, as JSON has it; how people read it; and where in the JSON it stands.
package struct ReportFigure: Hashable, Sendable {
    let value: Double
    package var text: String { unit + plain }
    /// The same in a column that says its unit.
    let plain: String
    private let unit: String
    /// RFC 6901.
    let pointer: String

    package init(count: Int, at pointer: String, in language: ReportPage.Language = .english) {
        (value, unit, plain, self.pointer) = (Double(count), "", count.grouped(in: language), pointer)
    }

    /// - Parameter cents: euro cents, shown in euros.
    package init(cents: Int, at pointer: String, in language: ReportPage.Language = .english) {
        (value, self.pointer) = (Double(cents), pointer)
        unit = language == .dutch ? "€ " : "EUR "
        plain = cents.inGroupedEuros(in: language)
    }

    /// - Parameter share: from -1 to 1, shown in percent with one decimal.
    package init(share: Double, at pointer: String) {
        let tenths = Int((abs(share) * 1000).rounded())
        (value, unit, self.pointer) = (share, "", pointer)
        plain = "\(share < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10) %"
    }

    /// The value as JSON writes it.
    var valueText: String { value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)" }

    var html: HTML { #"<data value="\#(valueText)" data-json="\#(pointer)">\#(plain)</data>"# }

    /// For a mark in a chart, so that it can be compared with the table.
    var attributes: HTML { #" data-value="\#(valueText)" data-json="\#(pointer)""# }
}

extension Int {
    /// `1234567` as `1,234,567`.
    package var grouped: String { grouped(in: .english) }

    /// Cents as an amount: `1,234.05`.
    package var inGroupedEuros: String { inGroupedEuros(in: .english) }

    /// In Dutch as `1.234.567`.
    package func grouped(in language: ReportPage.Language) -> String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(language == .dutch ? "." : ",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }

    /// In Dutch as `1.234,05`.
    package func inGroupedEuros(in language: ReportPage.Language) -> String {
        let rest = abs(self) % 100
        let euros = (abs(self) / 100).grouped(in: language)
        return "\(self < 0 ? "-" : "")\(euros)\(language == .dutch ? "," : ".")\(rest < 10 ? "0" : "")\(rest)"
    }
}
