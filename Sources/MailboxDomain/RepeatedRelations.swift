// An extract may tell of one relation in two rows, as it began and as it ended. It is one: an end is the later word than
// none, and of two ends the later one holds. Rows that say the very same are one too. Without a known beginning nobody can
// tell whether rows with different ends are one.

extension [Partner] {
    /// Each relation once: what has the same surname and the same known beginning is one.
    package var withoutRepeats: [Partner] {
        merged { partner in
            guard partner.since != nil else { return partner }
            return Partner(prefix: partner.prefix, surname: partner.surname, since: partner.since)
        } into: { first, second in
            first.until = Self.later(first.until, second.until)
        }
    }

    private static func later(_ left: PartialDate?, _ right: PartialDate?) -> PartialDate? {
        guard let left, let right else { return left ?? right }
        return left.latestReading >= right.latestReading ? left : right
    }
}

extension [Representative] {
    /// Each appointment once: what has the same kind, name, organisation, address and known beginning is one. Who moved is
    /// told of in two rows that are both needed.
    package var withoutRepeats: [Representative] {
        merged { representative in
            var key = representative
            if key.since != nil { key.until = nil }
            return key
        } into: { first, second in
            guard let left = first.until, let right = second.until else {
                return first.until = first.until ?? second.until
            }
            first.until = Swift.max(left, right)
        }
    }
}

extension Array where Element: Hashable {
    /// Puts elements with the same key into the first of them.
    fileprivate func merged(by key: (Element) -> Element, into merge: (inout Element, Element) -> Void) -> [Element] {
        guard count > 1 else { return self }
        var places: [Element: Int] = [:]
        var result: [Element] = []
        for element in self {
            let key = key(element)
            if let place = places[key] {
                merge(&result[place], element)
            } else {
                places[key] = result.count
                result.append(element)
            }
        }
        return result
    }
}
