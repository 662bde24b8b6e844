/// XML written element by element: each with its attributes in the order given, children indented beneath it.
struct XMLElement {
    typealias Attribute = (name: String, value: String)

    let name: String
    private let attributes: [Attribute]
    private let children: [XMLElement]
    private let content: String?

    init(_ name: String, _ attributes: [Attribute] = [], _ children: [XMLElement] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
        content = nil
    }

    /// One that holds text, and no other elements.
    init(_ name: String, _ attributes: [Attribute] = [], content: String) {
        self.name = name
        self.attributes = attributes
        self.content = content
        children = []
    }

    /// A document with this as its root, in UTF-8 with LF line ends.
    var document: [UInt8] { Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text(indent: "")).utf8) }

    private func text(indent: String) -> String {
        let start = indent + "<" + name + attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        if let content { return start + ">\(Self.escaped(content))</\(name)>\n" }
        guard !children.isEmpty else { return start + "/>\n" }
        return start + ">\n" + children.map { $0.text(indent: indent + "  ") }.joined() + indent + "</\(name)>\n"
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            // A reader turns white space as it is into a space; other control characters are none of XML's.
            case "\t", "\n", "\r": text += "&#\(scalar.value);"
            case _ where scalar.value < 0x20: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
