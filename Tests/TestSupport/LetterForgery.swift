import Foundation
package import SyntheticExtract
import Testing

/// What somebody, or a fault, could do to rendered letters so that they still are letters: each changes what a reader gets.
package enum LetterForgery: CaseIterable, Sendable {
    case pagesSwapped, contentsSwapped, pageDoubled, salutation, markOfAnother, formOfAnother, letterChanged,
        linesSwapped,
        lineGone, lineMoved, moduleChanged, whiteInk

    /// Makes the change somewhere; nil where there it would change nothing.
    package func make(in document: PlainDocument, _ random: inout SplitMix64) throws -> PlainDocument? {
        var changed = document
        let pages = document.pages
        let (one, other) = (pages.randomElement(using: &random) ?? 0, pages.randomElement(using: &random) ?? 0)
        let (content, otherContent) = (
            try document.reference("Contents", in: one), try document.reference("Contents", in: other)
        )
        switch self {
        case .pagesSwapped, .pageDoubled:
            guard one != other, let tree = document.objects.first(where: { $0.value.contains("/Type /Pages") }) else {
                return nil
            }
            let lines = tree.value.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line == "    \(one) 0 R"
                    ? "    \(other) 0 R"
                    : line == "    \(other) 0 R" && self == .pagesSwapped ? "    \(one) 0 R" : String(line)
            }
            changed.objects[tree.key] = lines.joined(separator: "\n")
        case .contentsSwapped:
            guard one != other else { return nil }
            changed.objects[one] = document.objects[one]?.replacing(
                "/Contents \(content) 0 R", with: "/Contents \(otherContent) 0 R")
            changed.objects[other] = document.objects[other]?.replacing(
                "/Contents \(otherContent) 0 R", with: "/Contents \(content) 0 R")
        case .salutation:
            let (own, theirs) = (try Self.shown(document, content), try Self.shown(document, otherContent))
            guard let line = own.first(where: { $0.contains("Geachte") }),
                let foreign = theirs.first(where: { $0.contains("Geachte") }), Self.plain(line) != Self.plain(foreign)
            else { return nil }
            try changed.put(try document.content(content).replacing(line, with: foreign), in: content)
        case .markOfAnother, .formOfAnother:
            let isMark = self == .markOfAnother
            let (resources, others) = (
                try document.reference("Resources", in: one), try document.reference("Resources", in: other)
            )
            let (names, theirNames) = (
                Self.drawn(try document.content(content)), Self.drawn(try document.content(otherContent))
            )
            guard let name = isMark ? names.last : names.randomElement(using: &random),
                let theirName = isMark ? theirNames.last : theirNames.randomElement(using: &random)
            else { return nil }
            let (number, foreign) = (
                try document.reference(name, in: resources), try document.reference(theirName, in: others)
            )
            // Neighbours have the same address, and the same code of it.
            guard try document.content(number) != document.content(foreign) else { return nil }
            changed.objects[resources] = document.objects[resources]?.replacing(
                "/\(name) \(number) 0 R", with: "/\(name) \(foreign) 0 R")
        case .letterChanged:
            let text = try document.content(content)
            let places = text.indices.filter { text[$0].isLetter && text[$0].isASCII }
            let shown = Self.insideStrings(text, places)
            guard let place = shown.randomElement(using: &random), let letter = shown.randomElement(using: &random),
                text[place] != text[letter]
            else { return nil }
            var edited = text
            edited.replaceSubrange(place...place, with: String(text[letter]))
            try changed.put(edited, in: content)
        case .linesSwapped:
            let lines = try Self.shown(document, content)
            guard let first = lines.randomElement(using: &random), let second = lines.randomElement(using: &random),
                Self.plain(first) != Self.plain(second)
            else { return nil }
            let text = try document.content(content)
            let edited = text.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0 == first ? second : $0 == second ? first : String($0)
            }
            try changed.put(edited.joined(separator: "\n"), in: content)
        case .lineGone:
            let lines = try Self.shown(document, content)
            guard let line = lines.randomElement(using: &random) else { return nil }
            try changed.put(try document.content(content).replacing(line, with: "", maxReplacements: 1), in: content)
        case .lineMoved:
            let text = try document.content(content)
            guard let place = text.matches(of: #/(?m)^0 (-\d\.\d+) Td$/#).randomElement(using: &random) else {
                return nil
            }
            try changed.put(
                text.replacingCharacters(in: place.1.startIndex..<place.1.endIndex, with: "-2.5"), in: content)
        case .moduleChanged:
            let resources = try document.reference("Resources", in: one)
            guard let name = Self.drawn(try document.content(content)).last else { return nil }
            let image = try document.reference(name, in: resources)
            guard document.objects[image]?.contains("/ImageMask") ?? false else { return nil }
            var bits = Array(try document.content(image).unicodeScalars)
            let place = Int.random(in: bits.indices, using: &random)
            bits[place] = Unicode.Scalar(UInt8(bits[place].value) ^ 1 << UInt8.random(in: 0..<8, using: &random))
            try changed.put(String(String.UnicodeScalarView(bits)), in: image)
        case .whiteInk:
            let text = try document.content(content)
            let inks = text.ranges(of: "\n0 g")
            guard let ink = inks.randomElement(using: &random) else { return nil }
            try changed.put(text.replacingCharacters(in: ink, with: "\n1 g"), in: content)
        }
        return changed.objects == document.objects ? nil : changed
    }

    /// What a line shows, without the distances between its letters.
    private static func plain(_ line: String) -> String { line.replacing(#/\)-?[0-9.]+\(/#, with: "") }

    /// Lines of content that show text.
    private static func shown(_ document: PlainDocument, _ content: Int) throws -> [String] {
        try document.content(content).split(separator: "\n").map(String.init).filter {
            $0.hasSuffix("Tj") || $0.hasSuffix("TJ")
        }
    }

    /// The names of what content draws.
    private static func drawn(_ content: String) -> [String] {
        content.matches(of: #/\/(x\d+) Do/#).map { String($0.1) }
    }

    /// Of places in content those inside of strings.
    private static func insideStrings(_ text: String, _ places: [String.Index]) -> [String.Index] {
        var (depth, inside): (Int, Set<String.Index>) = (0, [])
        for place in text.indices {
            if text[place] == "(" {
                depth += 1
            } else if text[place] == ")" {
                depth -= 1
            } else if depth > 0 {
                inside.insert(place)
            }
        }
        return places.filter(inside.contains)
    }
}
