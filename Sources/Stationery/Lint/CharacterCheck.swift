import Canvas
import Foundation
import LetterComposition
import MailboxDomain
import PageLayout
import SystemPackage

/// Finds characters that none of the pinned fonts has, where they stand in a text: they would set every letter aside.
struct CharacterCheck: Sendable {
    private let fonts: [FontFile]

    /// Nil where a font is not there, or not the pinned one: whoever opens the fonts says so.
    ///
    /// - Parameter folder: whose files go before those of Debian's packages.
    init?(_ pinned: PinnedFonts, in folder: FilePath) {
        guard let fonts = try? pinned.files(preferring: folder.string) else { return nil }
        self.fonts = fonts
    }

    /// - Parameter file: how the findings name the text.
    func findings(in template: Template, file: String) -> [Finding] {
        let fragments = template.blocks.flatMap { $0.elements.flatMap(\.fragments) }
        let texts = fragments.compactMap { fragment -> (text: String, fragment: TemplateFragment)? in
            if case .text(let text) = fragment.content { (text, fragment) } else { nil }
        }
        let caption = template.qr?.caption ?? ""
        let missing = missing(in: texts.map(\.text) + [caption])
        guard !missing.isEmpty else { return [] }
        let header = file.hasSuffix("nl.md") ? file.dropLast("nl.md".count) + "template.yaml" : "template.yaml"
        let ofCaption = Self.places(of: missing, in: caption).map { character, _ in
            Self.finding(character, at: .init(file: header, column: "qr.caption"))
        }
        return ofCaption
            + texts.flatMap { text, fragment in
                Self.places(of: missing, in: text).map { character, offset in
                    let place = fragment.place(at: offset)
                    return Self.finding(
                        character, at: .init(file: place.file ?? file, line: place.line, column: "\(place.column)"))
                }
            }
    }

    func findings(in sender: Sender) -> [Finding] {
        let values = sender.values.sorted { ($0.value.line ?? 0, $0.key) < ($1.value.line ?? 0, $1.key) }
        let missing = missing(in: values.map(\.value.text))
        guard !missing.isEmpty else { return [] }
        return values.flatMap { name, value in
            Self.places(of: missing, in: value.text).map { character, _ in
                Self.finding(
                    character,
                    at: .init(file: StationeryPath.sender, line: value.line, column: "values.\(name).value"))
            }
        }
    }

    private func missing(in texts: [String]) -> Set<Unicode.Scalar> {
        let used = Set(texts.joined().unicodeScalars.filter(\.hasShape))
        let parts = Dictionary(uniqueKeysWithValues: used.map { ($0, $0.parts) })
        // What cannot be opened is told by whoever opens it to draw.
        guard let lacking = try? FontCoverage.missing(among: used.union(parts.values.joined()), of: fonts) else {
            return []
        }
        return used.filter { character in
            let parts = parts[character, default: []]
            return lacking.contains(character) && (parts.count < 2 || parts.contains(where: lacking.contains))
        }
    }

    /// With their offsets, in characters.
    private static func places(
        of missing: Set<Unicode.Scalar>, in text: String
    ) -> [(character: Unicode.Scalar, offset: Int)] {
        text.unicodeScalars.indices.filter { missing.contains(text.unicodeScalars[$0]) }.map {
            (text.unicodeScalars[$0], text.distance(from: text.startIndex, to: $0))
        }
    }

    private static func finding(_ character: Unicode.Scalar, at place: Finding.Place) -> Finding {
        let number = String(character.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        return Finding(
            code: LayoutFault.missingGlyph, place: place,
            message: "The character \(character) (\(name)) is in none of the pinned fonts. Choose another.",
            details: ["\(character)", name])
    }
}

extension Unicode.Scalar {
    /// Whether a font must have it: spaces and what nobody sees need no shape.
    fileprivate var hasShape: Bool {
        if properties.isDefaultIgnorableCodePoint || properties.isWhitespace { return false }
        return ![.control, .surrogate, .privateUse, .unassigned].contains(properties.generalCategory)
    }

    /// The letter and its marks, each by itself.
    fileprivate var parts: [Unicode.Scalar] {
        Array(String(self).decomposedStringWithCanonicalMapping.unicodeScalars)
    }
}
