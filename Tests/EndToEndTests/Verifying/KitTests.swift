import Foundation
import SystemPackage
import TestSupport
import Testing

/// What print houses get to try, and whether its answers are true.
@Suite struct KitTests {
    @Test func `every batch passes verify, with every mark read from its pages, and is what the answers say`()
        async throws
    {
        let kit = try await Kit.shared.value
        #expect(try kit.answers["signed"].flag == true)
        let answers = try kit.answers["batches"].list
        #expect(answers.count == 6)
        for answer in answers {
            let folder = kit.folder.appending(try #require(answer["folder"].text))
            let arguments = ["verify", folder.string, "--signers", kit.key.signers.string, "--decode", "all"]
            let run = try await ProgramRun(.postvangnet, arguments + ["--format", "json"])
            let verified = try TestJSON(run.output)
            #expect(run.status == 0 && verified["findings"].list.isEmpty, "\(run.output)\(run.errors)")
            let marks = answer["order"].list.map { $0["marks"].list.compactMap(\.text) }
            #expect(verified["marks"].number == marks.joined().count)

            let batch = try SealedBatch(folder)
            #expect(batch.manifest.batch.test)
            #expect(batch.manifest.counts.pieces == answer["pieces"].number)
            #expect(batch.manifest.counts.pages == answer["pages"].number)
            #expect(batch.manifest.counts.sheets == answer["sheets"].number)
            #expect(batch.manifest.omitted == answer["omitted"].list.compactMap(\.text))
            #expect(batch.rows.map(\.piece) == answer["order"].list.compactMap { $0["piece"].text })
            #expect(batch.rows.map { [$0.mark] } == marks.map { Array($0.prefix(1)) })
            #expect(batch.rows.map(\.sheets) == marks.map(\.count))
            let pages = try await batch.pages()
            for (row, piece) in zip(batch.rows, answer["order"].list) {
                #expect(row.pages.lowerBound == piece["firstPage"].number)
                #expect(row.pages.upperBound == piece["lastPage"].number)
                #expect(pages[row.pages.lowerBound - 1].contains(try #require(piece["reference"].text)))
            }
        }
    }

    @Test func `the batches are of every kind that a printer must master, and about nobody`() async throws {
        let kit = try await Kit.shared.value
        let batches = try kit.answers["batches"].list.map {
            try SealedBatch(kit.folder.appending(#require($0["folder"].text)))
        }
        #expect(
            batches.map(\.manifest.postage.class) == [
                "domestic", "domestic", "domestic", "europe", "world", "domestic",
            ])
        #expect(batches.map(\.manifest.product.kind) == Array(repeating: "letter", count: 5) + ["card"])
        #expect(Set(batches[0].rows.map(\.sheets)) == [2, 3])
        #expect(batches[2].manifest.omitted.count == 1)
        #expect(batches[2].rows.contains { $0.houseNumber == "12345" && $0.postcode == "3456CD" })
        #expect(Set(batches[3].rows.map(\.country)) == ["BE", "DE"])
        for (index, batch) in batches.enumerated() {
            let pages = try await batch.pages()
            #expect(!pages.joined().contains("MijnOverheid"))
            #expect(pages.joined().contains(index == 5 ? "Proefkaart" : "Proefbrief"))
            // Large print goes on on the back; the back of a letter on one sheet is blank.
            let backs = pages.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element.compact)
            if index == 1 { #expect(backs.allSatisfy { $0.contains("Alinea8") }) }
            if index == 2 { #expect(backs.allSatisfy { $0.isEmpty }) }
        }
    }

    @Test func `verify finds in every damaged batch exactly what the answers say`() async throws {
        let kit = try await Kit.shared.value
        let damaged = try kit.answers["damaged"].list
        #expect(damaged.count == 11)
        for answer in damaged {
            let folder = kit.folder.appending(try #require(answer["folder"].text))
            let arguments = ["verify", folder.string, "--signers", kit.key.signers.string, "--format", "json"]
            let run = try await ProgramRun(.postvangnet, arguments)
            let codes = Set(try TestJSON(run.output)["findings"].list.compactMap { $0["code"].text })
            #expect(run.status == 1 && answer["verify"]["exitStatus"].number == 1)
            #expect(
                codes.sorted() == answer["verify"]["findings"].list.compactMap(\.text),
                "\(answer["damage"].text ?? "")")
        }
    }

    @Test func `rows of feedback that are to be taken hold to the schema`() async throws {
        let kit = try await Kit.shared.value
        let files = try kit.answers["feedback"].list
        #expect(files.count == 5 && files.count { $0["refused"].text != nil } == 1)
        for file in files where file["refused"].text == nil {
            let path = kit.folder.appending(try #require(file["file"].text))
            let taken = file["rows"].list.filter { $0["taken"].flag == true }.compactMap { $0["line"].number }
            let reasons = file["rows"].list.filter { $0["taken"].flag == false }.compactMap { $0["reason"].text }
            let lines = try Files.text(path).split(separator: "\n")
            #expect(taken.count + reasons.count == lines.count - 1)
            let only = kit.place.scratch.appending("taken.csv")
            try Files.write((([lines[0]] + taken.map { lines[$0 - 1] }).joined(separator: "\n") + "\n").utf8, to: only)
            let schema = try await EndToEnd.SchemaTests.check("feedback", [only])
            #expect(schema.status == 0, "\(schema.errors)")
        }
    }

    @Test func `the same key gives the same kit, in any place`() async throws {
        let kit = try await Kit.shared.value
        let again = kit.place.scratch.appending("again")
        let run = try await ProgramRun(.postvangnet, ["kit", again.string, "--key", kit.key.path.string])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try Files.tree(again) == Files.tree(kit.folder))
    }

    @Test func `a kit without a key says that it is not signed, and one is never made over something else`()
        async throws
    {
        let place = try TestWorkspace()
        let folder = place.scratch.appending("kit")
        let run = try await ProgramRun(.postvangnet, ["kit", folder.string])
        #expect(run.status == 0 && run.output.contains("not signed"), "\(run.errors)")
        #expect(!Files.exists(folder.appending("batches/2026-11-0001/SHA256SUMS.sig")))
        let second = try await ProgramRun(.postvangnet, ["kit", folder.string])
        #expect(second.status == 73 && second.errors.contains(folder.string))
    }
}
