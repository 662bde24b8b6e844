/// What belongs at a key of a YAML file, for who is told that something else stands there.
package enum ExpectedValue: Hashable, Sendable {
    case text, list, listOfTexts, group, trueOrFalse, date
    case wholeNumber(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case oneOf([String])
    /// In words, which complete the sentence "... is expected".
    case other(String)
}

extension ExpectedValue {
    /// As it begins a sentence: `A whole number from 1 to 60`.
    package var inWords: String {
        switch self {
        case .text: "A text"
        case .list: "A list"
        case .listOfTexts: "A list of texts"
        case .group: "A group of keys"
        case .trueOrFalse: "true or false"
        case .date: "A date as YYYY-MM-DD"
        case .wholeNumber(let range): "A whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "A number from \(range.lowerBound) to \(range.upperBound)"
        case .oneOf(let names): "One of \(names.joined(separator: ", "))"
        case .other(let words): words
        }
    }

    /// As a finding carries it.
    package var details: [String] {
        switch self {
        case .text: ["text"]
        case .list: ["list"]
        case .listOfTexts: ["list-of-texts"]
        case .group: ["group"]
        case .trueOrFalse: ["true-or-false"]
        case .date: ["date"]
        case .wholeNumber(let range): ["whole-number", "\(range.lowerBound)", "\(range.upperBound)"]
        case .number(let range): ["number", "\(range.lowerBound)", "\(range.upperBound)"]
        case .oneOf(let names): ["one-of"] + names
        case .other(let words): ["other", words]
        }
    }

    /// Reads what a finding carries; nil for details of another kind.
    package init?(details: [String]) {
        func bounds<Bound: Comparable & LosslessStringConvertible>(_: Bound.Type) -> ClosedRange<Bound>? {
            guard details.count == 3, let lower = Bound(details[1]), let upper = Bound(details[2]), lower <= upper
            else { return nil }
            return lower...upper
        }
        switch details.first {
        case "text": self = .text
        case "list": self = .list
        case "list-of-texts": self = .listOfTexts
        case "group": self = .group
        case "true-or-false": self = .trueOrFalse
        case "date": self = .date
        case "whole-number":
            guard let range = bounds(Int.self) else { return nil }
            self = .wholeNumber(range)
        case "number":
            guard let range = bounds(Double.self) else { return nil }
            self = .number(range)
        case "one-of": self = .oneOf(Array(details.dropFirst()))
        case "other": self = .other(details.dropFirst().joined(separator: " "))
        default: return nil
        }
    }
}
