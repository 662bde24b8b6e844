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

    package init(count: Int, at pointer: String) {
        (value, unit, plain, self.pointer) = (Double(count), "", count.grouped, pointer)
    }

    /// - Parameter cents: euro cents, shown in euros.
    package init(cents: Int, at pointer: String) {
        (value, unit, self.pointer) = (Double(cents), "EUR ", pointer)
        plain = cents.inGroupedEuros
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
    package var grouped: String {
        let digits = String(abs(self))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }

    /// Cents as an amount: `1,234.05`.
    package var inGroupedEuros: String {
        let rest = abs(self) % 100
        return "\(self < 0 ? "-" : "")\((abs(self) / 100).grouped).\(rest < 10 ? "0" : "")\(rest)"
    }
}
