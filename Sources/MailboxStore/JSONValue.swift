/// A JSON value, as far as extract.json needs them.
enum JSONValue: Decodable {
    case object([String: JSONValue])
    case number(Int)
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let object = try? container.decode([String: JSONValue].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// A whole number from 0 on.
    var count: Int? { if case .number(let number) = self, number >= 0 { number } else { nil } }

    var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
}
