import Foundation
import Yams

/// How much a YAML file may hold, and what of YAML it may use: far more than any of ours does, and nothing that makes a
/// small file a large one.
///
/// Lists that each refer ten times to the one before are a kilobyte that stands for more than any memory holds: Yams puts
/// what is referred to in each place, which is cheap, but compares keys with all that they stand for, and so would we.
/// So what could be references is counted before it reads; what are anchors is known when it has read.
enum YAMLBounds {
    /// A finding at a line: code, what it is about, and a sentence.
    struct Problem: Error, Equatable {
        var code = YAMLFault.tooMuch
        var line: Int?
        var message: String
        /// What is too much, and how much may be.
        var details: [String]
    }

    private static let levels = 20
    private static let keys = 1000
    private static let items = 20_000
    private static let characters = 2000
    private static let keyCharacters = 100
    /// In bytes, of a file with all that it refers to written out.
    private static let stoodFor = 10e6

    // MARK: Before it is read

    /// What could be references to other places of the file: a sign before a name, and not behind a letter or digit. Texts
    /// have such signs too, so only more of them than a reader stands is refused here.
    static func check(_ text: String) throws(Problem) {
        var (anchors, references, size) = (0, 0, 0)
        var first: Int?
        var line = 1
        var last: UInt8 = 0x0A
        var sign: UInt8?
        for byte in text.utf8 {
            size += 1
            if let seen = sign, isName(byte) {
                if seen == UInt8(ascii: "&") {
                    anchors += 1
                } else {
                    references += 1
                    first = first ?? line
                }
            }
            let isSign = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
            sign =
                isSign && !isLetterOrDigit(last) && last != UInt8(ascii: "&") && last != UInt8(ascii: "*") ? byte : nil
            if byte == 0x0A { line += 1 }
            last = byte
        }
        // References make most of a file where they are spread evenly over anchors that each stand for the one before.
        let depth = min(anchors, references)
        guard depth > 0 else { return }
        let times = pow(1 + Double(references) / Double(depth), Double(depth))
        guard times * Double(size) <= stoodFor else { throw .reference(line: first) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Of the bytes that libyaml takes for an anchor's name.
    private static func isName(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    // MARK: As it was read

    /// Stops at the first thing that is too much.
    static func check(_ node: Node, level: Int = 1) throws(Problem) {
        guard level <= levels else { throw .tooMuch("levels", levels, at: node) }
        // Of a text behind an anchor YAML leaves the first word out, and says nothing.
        guard node.anchor == nil else { throw .reference(line: node.mark?.line) }
        switch node {
        case .scalar(let scalar):
            guard scalar.string.unicodeScalars.count <= characters else {
                throw .tooMuch("characters in a value", characters, at: node)
            }
        case .sequence(let sequence):
            guard sequence.count <= items else { throw .tooMuch("items in a list", items, at: node) }
            for item in sequence { try check(item, level: level + 1) }
        case .mapping(let mapping):
            guard mapping.count <= keys else { throw .tooMuch("keys in a group", keys, at: node) }
            for (key, value) in mapping {
                guard let name = key.scalar?.string else {
                    throw Problem(
                        code: .wrongKind, line: key.mark?.line, message: "A key is a word, not a list or a group.",
                        details: ["text"])
                }
                guard key.anchor == nil else { throw .reference(line: key.mark?.line) }
                guard name.unicodeScalars.count <= keyCharacters else {
                    throw .tooMuch("characters in a key", keyCharacters, at: key)
                }
                try check(value, level: level + 1)
            }
        case .alias: throw .reference(line: node.mark?.line)
        }
    }
}

extension YAMLBounds.Problem {
    fileprivate static func reference(line: Int?) -> Self {
        Self(
            code: .reference, line: line,
            message:
                "Anchors (&name) and references to them (*name) are not allowed. Write out what is meant, and put a text "
                + "that begins with & or * between quotes.", details: [])
    }

    fileprivate static func tooMuch(_ what: String, _ most: Int, at node: Node) -> Self {
        Self(
            line: node.mark?.line, message: "There are more than \(most) \(what). No file of this kind has so many.",
            details: ["\(most)"])
    }
}
