import Foundation
import SystemPackage
import TestSupport
import Testing

/// A change to letters.pdf that leaves it a PDF, and what is to be found of it.
struct LettersChange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let finding: String
    private let edit: @Sendable (inout String) throws -> Void

    /// - Parameter edit: changes the file as text, a character a byte, and not its length.
    init(_ description: String, _ finding: String, _ edit: @escaping @Sendable (inout String) throws -> Void) {
        (testDescription, self.finding, self.edit) = (description, finding, edit)
    }

    /// Puts one text in place of another of the same length; shorter ones get spaces behind them.
    static func putting(_ new: String, for old: String) -> @Sendable (inout String) throws -> Void {
        { text in
            let place = try #require(text.range(of: old), "\(old) does not stand in the file")
            let spaces = String(repeating: " ", count: old.count - new.count)
            text.replaceSubrange(place, with: new + spaces)
        }
    }

    /// Makes the change to what qpdf has written without compression.
    func make(in letters: FilePath) async throws {
        let plain = try await Program.qpdf.output([
            "--deterministic-id", "--qdf", "--object-streams=disable", letters.string, "-",
        ])
        let text = String(String.UnicodeScalarView(plain.map { Unicode.Scalar($0) }))
        var changed = text
        try edit(&changed)
        try #require(changed != text && changed.unicodeScalars.count == plain.count)
        try Files.write(changed.unicodeScalars.map { UInt8($0.value) }, to: letters)
    }
}
