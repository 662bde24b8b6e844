import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Copies of single letters, for who asks what was sent, read by programs that had no part in making them.
    struct ArchiveTests {
        /// A letter of every batch of a sealed run, as the archive has it.
        private static let archived = Task { try await ArchivedLetters() }

        @Test func `the letter of every product says what was sealed, in the order in which it is read out`()
            async throws
        {
            let archived = try await Self.archived.value
            #expect(archived.letters.count == 7)
            for letter in archived.letters {
                let (document, tags) = (try letter.document.json, try letter.document.tags)
                #expect(tags.prefix(3) == ["Document", "P", "P"] && tags.count { $0 == "H1" } == 1, "\(tags)")
                #expect(document["lang"].text == "nl-NL" && document["ua"].text == "1", "\(letter.piece)")
                let alternatives = try letter.document.alternatives
                #expect(alternatives.count == tags.count { $0 == "Figure" } && !alternatives.contains(""))
                let lines = try letter.document.lines
                #expect(lines.first == "MijnOverheid Voorbeeldorganisatie Digitale Overheid")
                let address = letter.envelope.joined(separator: " ").split(separator: " ").joined(separator: " ")
                #expect(lines.dropFirst().first == address)
                // Nothing that was not sealed.
                for line in lines where !alternatives.contains(line) {
                    let isAddress = line == lines[0] || line == lines[1]
                    for text in isAddress ? line.split(separator: " ").map(String.init) : [line] {
                        #expect(letter.sealed.compact.contains(text.compact), "\(letter.piece): \(text)")
                    }
                }
                // And nothing that was sealed is left out, but for what only paper needs.
                let said = lines.joined(separator: " ").compact
                for word in letter.sealedWords where !letter.onlyOnPaper.contains(word) {
                    #expect(said.contains(word), "\(letter.piece): \(word)")
                }
            }
        }

        @Test func `PDF and JSON tell approval, batch and the digests of what was sealed`() async throws {
            let archived = try await Self.archived.value
            for letter in archived.letters {
                let (batch, row) = (letter.batch, letter.row)
                let sums = try Files.text(batch.folder.appending("SHA256SUMS"))
                let sealed = try Files.text(batch.folder.appending("manifest.json"))
                let facts = try letter.facts
                #expect(facts["piece"].text == letter.piece && facts["run"].text == "2026-11")
                #expect(facts["state"].text == "sealed" && facts["test"].flag == true)
                #expect(facts["approval"]["by"].text == "approver" && facts["approval"]["signed"].flag == false)
                let print = try #require(facts["prints"].list.first)
                #expect(facts["prints"].list.count == 1 && print["batch"].text == batch.manifest.batch.id)
                let digest = try #require(print["lettersSha256"].text)
                #expect(sums.contains("\(digest)  letters.pdf\n"))
                #expect(print["contentSha256"].text == row.content)
                #expect(print["firstPage"].number == row.pages.lowerBound)
                #expect(print["lastPage"].number == row.pages.upperBound)
                #expect(print["template"]["sha256"].text == (try TestJSON(sealed)["template"]["sha256"].text))
                #expect(facts["looksAsSealed"].flag == true && facts["withdrawal"].isNull)
                let pdf = try #require(facts["pdf"]["sha256"].text)
                let summed = try await ProgramRun(.sha256sum, [letter.path.string])
                #expect(summed.output.hasPrefix(pdf) && facts["pdf"]["name"].text == letter.path.lastComponent?.string)
                for place in ["own", "info"] {
                    let own = try letter.document.json[place]
                    #expect(own["Piece"].text == letter.piece && own["Batch"].text == batch.manifest.batch.id)
                    #expect(own["ApprovedBy"].text == "approver", "\(place)")
                    #expect(own["ApprovedAt"].text == facts["approval"]["at"].text, "\(place)")
                    #expect(own["LettersSHA256"].text == digest && own["ContentSHA256"].text == row.content)
                    #expect(own["TemplateSHA256"].text == print["template"]["sha256"].text)
                    #expect(own["PlanSHA256"].text == facts["approval"]["planSha256"].text)
                }
            }
        }

        @Test func `a text that is changed later changes no copy, and each copy leaves an event`() async throws {
            let archived = try await Self.archived.value
            let workspace = try archived.workspace.copy()
            let letter = archived.letters[0]
            try workspace.replace("Bel", by: "Telefoneer naar", in: "Templates/blocks/phone.md")
            let run = try await workspace.succeed("archive", letter.piece, "--to", "copies")
            #expect(run.output.hasPrefix("Written: copies/\(letter.piece).pdf, and \(letter.piece).json beside it.\n"))
            #expect(run.output.contains("Approved by approver at 2026-11-03T"))
            let folder = workspace.scratch.appending("copies")
            for name in ["\(letter.piece).pdf", "\(letter.piece).json"] {
                let first = letter.path.removingLastComponent().appending(name)
                #expect(try Files.bytes(folder.appending(name)) == Files.bytes(first), "\(name)")
                #expect(try Stat(folder.appending(name)).permissions == .ownerReadWrite)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string).count == 2)
            let log = try await workspace.succeed("log", "2026-11").output
            let events = log.split(separator: "\n").filter { $0.contains(" archive ") }
            #expect(events.count == archived.letters.count + 1, "\(log)")
            #expect(events.allSatisfy { !$0.contains(letter.piece) } && !log.contains(letter.row.postcode))
            // A look is no step: what was sealed before is not recorded once more.
            try workspace.replace("Telefoneer naar", by: "Bel", in: "Templates/blocks/phone.md")
            try await workspace.succeed("seal", "2026-11")
            let later = try await workspace.succeed("log", "2026-11").output
            #expect(later.split(separator: "\n").count { $0.contains(" seal ") } == 1, "\(later)")
        }

        @Test func `a piece that was never sealed, was taken out, or whose run was cancelled is told as such`()
            async throws
        {
            let workspace = try TestWorkspace.few(\.approved)
            let piece = try #require(try TestWorkspace.few(\.sealed).batches().first?.rows.first?.piece)
            func expect(_ piece: String, _ status: Int32, _ words: String) async throws {
                let run = try await workspace.postvangnet("archive", piece)
                #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
                #expect(!Files.exists(workspace.file("runs/2026-11/archive")))
            }
            try await expect(piece, 66, "is not sealed, so nothing was sent")
            try await expect(String(piece.dropLast()) + (piece.hasSuffix("X") ? "Y" : "X"), 66, "is mistyped")
            try await expect("nobody", 64, "no reference of a letter")
            try await workspace.succeed("withdraw", piece, "--by", "A. Bakker", "--reason", "asked by telephone")
            try await expect(piece, 66, "was withdrawn by A. Bakker at 2026-11-03T")
            try await workspace.succeed("run", "2026-11")
            try await expect(piece, 66, "(asked by telephone), before it was sealed: no letter was printed")
            try await workspace.succeed("cancel", "2026-11", "--by", "C. Visser", "--reason", "wrong text")
            let other = try #require(try TestWorkspace.few(\.sealed).batches().last?.rows.last?.piece)
            try await expect(other, 66, "was cancelled by C. Visser at 2026-11-03T")
            #expect(try await !workspace.succeed("log", "2026-11").output.contains(" archive "))
        }

        @Test func `what was taken out after the sealing is kept with who did so; what was changed since is refused`()
            async throws
        {
            let workspace = try TestWorkspace.few(\.sealed)
            let batch = try #require(try workspace.batches().first)
            let piece = batch.rows[0].piece
            try await workspace.succeed("withdraw", piece, "--by", "A. Bakker", "--reason", "asked by telephone")
            let run = try await workspace.succeed("archive", piece)
            #expect(run.output.contains("is pulled") && run.output.contains("Withdrawn by A. Bakker"), "\(run.output)")
            let facts = try TestJSON(Files.text(workspace.file("runs/2026-11/archive/\(piece).json")))
            #expect(facts["state"].text == "pulled" && facts["withdrawal"]["by"].text == "A. Bakker")
            let list = batch.folder.appending("pieces.csv")
            let other = try Files.text(list).replacing(batch.rows[0].content, with: batch.rows[1].content)
            try Files.write(other.utf8, to: list)
            let changed = try await workspace.postvangnet("archive", piece)
            #expect(changed.status == 65 && changed.errors.contains("pieces.csv"), "\(changed.errors)")
        }
    }
}

/// One letter of each batch of the small sealed run, and what other programs read in them.
private struct ArchivedLetters: Sendable {
    struct Letter: Sendable {
        let batch: SealedBatch
        let row: SealedBatch.Row
        /// By `explain`.
        let envelope: [String]
        let path: FilePath
        /// JSON.
        let factsText: String
        let document: TaggedDocument
        /// Of its pages in letters.pdf, by pdftotext.
        let sealed: String

        var piece: String { row.piece }
        var facts: TestJSON { get throws { try TestJSON(factsText) } }
        var sealedWords: [String] { sealed.split(whereSeparator: \.isWhitespace).map { String($0).compact } }

        /// What only paper needs: where it goes back to, that the text goes on, and what stands before items, which their
        /// labels are in the structure. A card has its reference in the return line alone.
        var onlyOnPaper: Set<String> {
            let isCard = batch.manifest.product.kind == "card"
            return Set(
                "\(batch.manifest.sender.returnLine) Lees verder op de achterkant 1 2 3 • \(isCard ? piece.grouped : "")"
                    .split(whereSeparator: \.isWhitespace).map { String($0).compact })
        }
    }

    let workspace: TestWorkspace
    let letters: [Letter]

    init() async throws {
        workspace = try TestWorkspace.few(\.sealed)
        var letters: [Letter] = []
        for batch in try workspace.batches() {
            let row = try #require(batch.rows.first)
            try await workspace.succeed("archive", row.piece.grouped)
            let path = workspace.file("runs/2026-11/archive/\(row.piece).pdf")
            let pages = try await batch.pages()
            letters.append(
                Letter(
                    batch: batch, row: row,
                    envelope: try #require(try await workspace.explain(row.piece).envelope), path: path,
                    factsText: try Files.text(path.removingLastComponent().appending("\(row.piece).json")),
                    document: try await TaggedDocument(of: path),
                    sealed: pages[(row.pages.lowerBound - 1)..<row.pages.upperBound].joined(separator: "\n")))
        }
        self.letters = letters
    }
}
