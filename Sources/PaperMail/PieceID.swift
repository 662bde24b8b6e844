/// The name of one letter or card: 16 characters that say nothing about a person and never change, also in a reprint.
///
/// Run (5), batch (4), number in the batch (6) and a check character: `2611A0001000001S`.
package struct PieceID: Hashable, Sendable {
    package let batch: BatchID
    /// 1 to 999999; it counts in the batch that the piece was first in.
    package let number: Int

    /// Why a text is no piece id.
    package enum Problem: Error, Hashable, Sendable { case shape, checkCharacter }

    package init?(batch: BatchID, number: Int) {
        guard (1...999_999).contains(number) else { return nil }
        (self.batch, self.number) = (batch, number)
    }

    /// Reads the 16 characters as they are written in files.
    package init(reading text: some StringProtocol) throws(Problem) {
        guard text.utf8.count == 16, text.count == 16 else { throw .shape }
        let afterRun = text.index(text.startIndex, offsetBy: 5)
        let afterBatch = text.index(afterRun, offsetBy: 4)
        let beforeCheck = text.index(before: text.endIndex)
        guard let check = CheckCharacter.of(text[..<beforeCheck]), CheckCharacter.of(text[beforeCheck...]) != nil
        else { throw .shape }
        guard check == text[beforeCheck] else { throw .checkCharacter }
        guard let run = RunID(code: text[..<afterRun]),
            let batchNumber = Int(fixedDigits: text[afterRun..<afterBatch], count: 4),
            let batch = BatchID(run: run, number: batchNumber),
            let number = Int(fixedDigits: text[afterBatch..<beforeCheck], count: 6),
            let piece = PieceID(batch: batch, number: number)
        else { throw .shape }
        self = piece
    }

    /// Reads what a person types: spaces and hyphens anywhere, capitals or not.
    package init(typed text: some StringProtocol) throws(Problem) {
        // Only ASCII letters are raised: no other letter may turn into one (`ſ` would become `S`).
        let characters = text.filter { !$0.isWhitespace && $0 != "-" }
        try self.init(reading: String(characters.map { $0.isASCII ? Character($0.uppercased()) : $0 }))
    }

    /// Groups of four, as the reference (kenmerk) in a letter: `2611 A000 1000 001S`.
    package var grouped: String {
        var groups = ""
        for (index, character) in description.enumerated() {
            if index > 0, index.isMultiple(of: 4) { groups.append(" ") }
            groups.append(character)
        }
        return groups
    }
}

extension PieceID: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.batch, left.number) < (right.batch, right.number)
    }
}

extension PieceID: LosslessStringConvertible {
    /// Nil for anything but the 16 characters with their right check character.
    package init?(_ text: String) {
        guard let piece = try? PieceID(reading: text) else { return nil }
        self = piece
    }

    package var description: String {
        let body = batch.run.code + batch.number.padded(to: 4) + number.padded(to: 6)
        // The body is digits and capitals by construction, so there is a check character.
        return body + (CheckCharacter.of(body).map { String($0) } ?? "")
    }
}
