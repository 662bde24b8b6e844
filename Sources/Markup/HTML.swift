/// Markup whose interpolated texts are escaped: a text can become markup only by way of another `HTML`.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
    package let markup: String

    package static let nothing: HTML = ""

    package init(stringLiteral value: String) { markup = value }
    package init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        package init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity * 2) }

        package mutating func appendLiteral(_ literal: String) { markup += literal }
        package mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }
        /// A text in which no line ends inside a word like e-mail, as none does on paper.
        package mutating func appendInterpolation(wholeWords text: String) {
            var isFirst = true
            for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                if !isFirst { markup += " " }
                isFirst = false
                let start = word.prefix { $0 != "-" }
                let isTorn = start.count < word.count && start.count(where: \.isLetter) == 1
                let html = HTML.escaped(String(word))
                markup += isTorn ? #"<span class="whole">\#(html)</span>"# : html
            }
        }

        package mutating func appendInterpolation(_ number: Int) { markup += String(number) }
        package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
        package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { markup += part.markup } }

        /// Markup that is there only sometimes.
        package mutating func appendInterpolation(_ html: @autoclosure () -> HTML, if condition: Bool) {
            if condition { markup += html().markup }
        }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
