extension [Finding] {
    /// The first of each kind in each file, and at the end how many more there are of it: nobody reads a thousand lines
    /// that say the same. What was tallied before is counted as what it stands for.
    ///
    /// - Parameter shown: how many of one kind are shown.
    package func tallied(showing shown: Int = 20) -> [Finding] {
        guard count > shown else { return self }
        var counts: [Finding.Kind: Int] = [:]
        var kinds: [Finding.Kind] = []
        let first = filter { finding in
            let kind = finding.kind
            if counts[kind] == nil { kinds.append(kind) }
            counts[kind, default: 0] += finding.more ?? 1
            return finding.more == nil && counts[kind, default: 0] <= shown
        }
        let told = Dictionary(grouping: first, by: \.kind)
        let rest = kinds.compactMap { kind -> Finding? in
            let more = counts[kind, default: 0] - (told[kind]?.count ?? 0)
            guard more > 0, var last = self.last(where: { $0.kind == kind }) else { return nil }
            last.place = Finding.Place(file: kind.file)
            last.message = "\(more) more like these."
            (last.allowed, last.details) = ([], [Finding.moreMark, "\(more)"])
            return last
        }
        return first + rest
    }
}

extension Finding {
    /// What findings have in common that are told together.
    fileprivate struct Kind: Hashable {
        var file: String
        var code: String
    }

    fileprivate var kind: Kind { Kind(file: place.file, code: code) }

    fileprivate static let moreMark = "more-of-these"

    /// How many findings it stands for that are not told; nil for one that is told itself.
    package var more: Int? {
        details.count == 2 && details[0] == Self.moreMark ? Int(details[1]) : nil
    }
}
