/// The fields of a form, as a browser sends them (`application/x-www-form-urlencoded`, WHATWG URL standard 5), each once.
package struct FormFields: Hashable, Sendable {
    private let values: [String: String]

    /// More than any of our forms has.
    private static let most = 600

    package init(_ values: [String: String]) { self.values = values }

    /// Nil for what no browser makes of our forms: a name that stands twice, a percent sign without two digits, or bytes
    /// that are no UTF-8.
    package init?(encoded bytes: [UInt8]) {
        var values: [String: String] = [:]
        let pairs = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true)
        guard pairs.count <= Self.most else { return nil }
        for pair in pairs {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), !name.isEmpty,
                let value = Self.decoded(parts[1]),
                values.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        self.values = values
    }

    /// What stands in a field, its lines ended as on our disks; nil where the form has no such field.
    package subscript(name: String) -> String? {
        values[name].map { $0.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
    }

    /// The names of all fields, in order.
    package var names: [String] { values.keys.sorted() }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                text.append(high << 4 | low)
            default: text.append(byte)
            }
        }
        return String(validating: text, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
