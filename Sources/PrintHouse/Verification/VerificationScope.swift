/// What a check has looked at and what it has not: `intact` says no more than that. Scopes of batches add up.
package struct VerificationScope: Hashable, Sendable {
    private var seals = 0
    /// Of which nobody asked who made them.
    private var anonymousSeals = 0
    /// Of which a transfer has made something else.
    private var convertedSeals = 0
    private var digests = 0
    private var lists = 0
    private var unlisted = 0
    private var textPages = 0
    private var batchesWithoutText = 0
    private var inspectedPages = 0
    private var uninspected = 0
    private var marks = 0
    private var sample = 0
    private var sheets = 0
    private var seenPages = 0
    private var tickets = 0

    init() {}

    /// - Parameters:
    ///   - signer: nil where the seal could not be looked at, after a transfer in text mode.
    ///   - isListRead: whether manifest and list could be compared.
    ///   - sample: of how many sheets other programs were to read the marks.
    ///   - sheets: how many there are.
    init(
        of folder: BatchFolder, _ signer: SealCheck.Signer?, isListRead: Bool, _ letters: LettersReading, sample: Int,
        sheets: Int
    ) {
        switch signer {
        case nil: convertedSeals = 1
        case .notChecked: anonymousSeals = 1
        case .known, .refused: seals = 1
        }
        digests = folder.digests.count
        if isListRead { lists = 1 } else { unlisted = 1 }
        if letters.isRead { textPages = letters.pages ?? 0 } else { batchesWithoutText = 1 }
        if letters.isInspected { inspectedPages = letters.pages ?? 0 } else { uninspected = 1 }
        marks = letters.isReadByObjects ? sheets : letters.isRead ? sample : 0
        (self.sample, self.sheets) = (letters.isRead ? sample : 0, sheets)
        seenPages = letters.drawnPages
        tickets = folder.files[.ticket] == nil ? 0 : 1
    }

    static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.seals += right.seals
        sum.anonymousSeals += right.anonymousSeals
        sum.convertedSeals += right.convertedSeals
        sum.digests += right.digests
        sum.lists += right.lists
        sum.unlisted += right.unlisted
        sum.textPages += right.textPages
        sum.batchesWithoutText += right.batchesWithoutText
        sum.inspectedPages += right.inspectedPages
        sum.uninspected += right.uninspected
        sum.marks += right.marks
        sum.sample += right.sample
        sum.sheets += right.sheets
        sum.seenPages += right.seenPages
        sum.tickets += right.tickets
        return sum
    }

    private static let inside = "boxes, ink, fonts, annotations, scripts and claims of the pages"

    package var looked: [String] {
        [
            seals > 0 ? "the seal and its signer" : nil, digests > 0 ? "the digests of \(digests) files" : nil,
            lists > 0 ? "manifest and list" : nil, textPages > 0 ? "the text of \(textPages) pages" : nil,
            inspectedPages > 0 ? Self.inside : nil,
            marks > 0 ? "the marks of \(marks) of \(sheets) sheets" : nil,
            seenPages > 0 ? "what can be seen on \(seenPages) pages" : nil,
        ].compactMap(\.self)
    }

    package var notLooked: [String] {
        [
            anonymousSeals > 0 ? "who sealed it (--signers)" : nil,
            convertedSeals > 0 ? "a seal that was copied in text mode" : nil,
            unlisted > 0 ? "whether manifest and list agree" : nil,
            batchesWithoutText > 0 ? "the text of all pages" : nil, uninspected > 0 ? Self.inside : nil,
            marks < sheets ? "the marks of other sheets" : nil,
            sample < sheets ? "what other programs read and draw on all other pages (--thorough)" : nil,
            tickets > 0 ? "what the job ticket says" : nil, "whether these are the letters that were approved",
        ].compactMap(\.self)
    }
}
