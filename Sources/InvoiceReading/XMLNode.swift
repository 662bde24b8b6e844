/// An element of an XML file, with what stands in it.
struct XMLNode {
    /// Without its prefix.
    let name: String
    let namespace: String
    let attributes: [String: String]
    /// Counted from 1.
    let line: Int
    /// All characters directly in it, trimmed.
    var text = ""
    var children: [XMLNode] = []

    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The first at a path of names; nil where one is missing.
    func at(_ path: String...) -> XMLNode? {
        path.reduce(Optional(self)) { node, name in node?.first(name) }
    }
}
