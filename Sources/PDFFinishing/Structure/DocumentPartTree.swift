/// The tree that tells a print house's software where each piece begins and ends (ISO 16612-2; ISO 32000-2, 14.12).
///
/// It has two levels: the batch, and its pieces, each a record of its own. Every page points back to its piece.
struct DocumentPartTree {
    /// The key of a part's name in its metadata, as the column of the list of pieces is called.
    static let nameKey = "/piece_id"

    let parts: [DocumentPart]
    let pages: PageSequence

    func write(to file: PDFFile) throws(FinishingError) {
        let tree = file.indirect("<< /Type /DPartRoot /NodeNameList [ /batch /piece ] /RecordLevel 1 >>")
        let batch = file.indirect("<< /Type /DPart >>")
        let pieces = file.array()
        for (part, pages) in zip(parts, pages.parts) {
            guard let first = pages.first, let last = pages.last else { continue }
            let piece = file.indirect("<< /Type /DPart /DPM << >> >>")
            piece["/DPM"][Self.nameKey] = file.object(text: part.name)
            piece["/Parent"] = batch
            piece["/Start"] = file.object(first)
            // A part of one page has no end.
            if last != first { piece["/End"] = file.object(last) }
            for page in pages { file.object(page)["/DPart"] = piece }
            pieces.append(piece)
        }
        // An array of arrays, of which one is enough.
        let groups = file.array()
        groups.append(pieces)
        batch["/DParts"] = groups
        batch["/Parent"] = tree
        tree["/DPartRootNode"] = batch
        file.root["/DPartRoot"] = tree
        try file.check()
        file.releaseObjects()
    }
}
