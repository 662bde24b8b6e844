import Yams

/// What a required key has that a file is too old to have.
package struct YAMLStandard: Sendable {
    /// A whole file of the same kind.
    private let yaml: String
    /// Keys at its top that only the file itself can say.
    private let leftOut: Set<String>
    /// A group of groups, each of which lacks what the first one of the standard has. Only numbers and yes or no: a text
    /// would be somebody's.
    private let alike: String?

    package init(yaml: String, leavingOut leftOut: Set<String>, alike: String) {
        (self.yaml, self.leftOut, self.alike) = (yaml, leftOut, alike)
    }

    /// For files in which nothing stands for what they lack.
    package static let none = YAMLStandard()

    private init() { (yaml, leftOut, alike) = ("", [], nil) }

    var values: YAMLStandardValues? {
        guard let mapping = (try? YAMLFile.node(of: yaml)).flatMap({ $0 })?.mapping else { return nil }
        return YAMLStandardValues(mapping: mapping, leftOut: leftOut, alike: alike)
    }
}

/// The same of one group of keys.
struct YAMLStandardValues {
    private let mapping: Node.Mapping
    private var leftOut: Set<String> = []
    private var alike: String?
    private var holdsScalarsOnly = false

    init(mapping: Node.Mapping, leftOut: Set<String>, alike: String?) {
        (self.mapping, self.leftOut, self.alike) = (mapping, leftOut, alike)
    }

    /// What stands for a key that is missing; nil where nothing may.
    func value(of key: String) -> Node? {
        guard !leftOut.contains(key), key != alike, let node = mapping[key] else { return nil }
        return holdsScalarsOnly && !Self.isNumberOrFlag(node) ? nil : node
    }

    /// Of the group under a key.
    func group(_ key: String) -> YAMLStandardValues? {
        guard var group = mapping[key]?.mapping, !leftOut.contains(key) else { return nil }
        let isAlike = key == alike
        if isAlike, let first = group.first?.value.mapping { group = first }
        var values = YAMLStandardValues(mapping: group, leftOut: [], alike: nil)
        values.holdsScalarsOnly = isAlike || holdsScalarsOnly
        return values
    }

    private static func isNumberOrFlag(_ node: Node) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["true", "false"].contains(scalar.string) || Double(scalar.string) != nil
    }
}
