import Yams

// Whether what a newer file says is what an older one said, and more.
extension YAMLFile {
    /// Whether a file says all that another says, in its order, and something beside it: single values that this one has
    /// not got, or items of some lists. False also where both say the same.
    ///
    /// - Parameter lists: the keys of lists that may have more items, wherever in the other's order these stand.
    package static func adds(_ newer: String, to older: String, inLists lists: Set<String>) -> Bool {
        guard canonical(newer) != canonical(older), let newer = try? node(of: newer), let older = try? node(of: older)
        else { return false }
        return holds(newer, older, lists)
    }

    /// The same for a file in which each value is known by itself, as a digest or a name is: whether no value is gone, and
    /// there are others now.
    package static func addsValues(_ newer: String, to older: String) -> Bool {
        guard let newer = try? node(of: newer), let older = try? node(of: older) else { return false }
        return values(newer).isStrictSuperset(of: values(older))
    }

    /// Whether one key at the top was taken out of a file, and all else says the same.
    package static func lacks(_ key: String, _ newer: String, unlike older: String) -> Bool {
        guard let newer = (try? node(of: newer))?.mapping, let older = (try? node(of: older))?.mapping else {
            return false
        }
        return newer[key] == nil && older.count == newer.count + 1
            && older.allSatisfy { own, value in own.string == key || newer[own] == value }
    }

    private static func holds(_ newer: Node, _ older: Node, _ lists: Set<String>) -> Bool {
        switch (newer, older) {
        case (.scalar(let newer), .scalar(let older)): return newer.string == older.string
        case (.sequence(let newer), .sequence(let older)):
            return newer.count == older.count && zip(newer, older).allSatisfy { holds($0, $1, lists) }
        case (.mapping(let newer), .mapping(let older)):
            let isSame = older.allSatisfy { key, value in
                guard let now = newer[key] else { return false }
                if lists.contains(key.string ?? ""), let now = now.sequence, let before = value.sequence {
                    return holdsItems(now, before, lists)
                }
                return holds(now, value, lists)
            }
            return isSame && newer.allSatisfy { older[$0.key] != nil || $0.value.scalar != nil }
        default: return false
        }
    }

    private static func holdsItems(_ newer: Node.Sequence, _ older: Node.Sequence, _ lists: Set<String>) -> Bool {
        var rest = Array(newer)[...]
        return older.allSatisfy { item in
            guard let index = rest.firstIndex(where: { holds($0, item, lists) }) else { return false }
            rest = rest[(index + 1)...]
            return true
        }
    }

    private static func values(_ node: Node) -> Set<String> {
        switch node {
        case .scalar(let scalar): [scalar.string]
        case .sequence(let sequence): sequence.reduce(into: []) { $0.formUnion(values($1)) }
        case .mapping(let mapping): mapping.reduce(into: []) { $0.formUnion(values($1.value)) }
        case .alias: []
        }
    }
}
