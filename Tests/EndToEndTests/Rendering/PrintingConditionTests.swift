import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Printers that want an output intent and document parts. Every requirement that can be read from the file is one
    /// expectation; no validator of PDF/X-4 or PDF/VT-1 is at hand.
    struct PrintingConditionTests {
        /// Ghostscript's profiles: one of a press, and others that are none.
        private static let profiles = FilePath("/usr/share/color/icc/ghostscript")

        private static func workspace(profile: [UInt8]?, isPreflighted: Bool = false) throws -> TestWorkspace {
            let workspace = try TestWorkspace.few(\.imported)
            if let profile { try Files.write(profile, to: workspace.file("press.icc")) }
            try Files.replace(
                "    # pdfx:",
                with:
                    "    pdfx: {profile: press.icc, condition: SAMPLE-PRESS, preflighted: \(isPreflighted), registry: \"http://www.color.org\"}\n    # pdfx:",
                in: workspace.file("postvangnet.yaml"))
            return workspace
        }

        private static func approved(isPreflighted: Bool) async throws -> TestWorkspace {
            let press = try Files.bytes(profiles.appending("default_cmyk.icc"))
            let workspace = try workspace(profile: press, isPreflighted: isPreflighted)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            // Rendering needs the plan and nothing else.
            try Files.remove(workspace.file("press.icc"))
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            return workspace
        }

        @Test func `letters.pdf has all that PDF/X-4 and PDF/VT-1 ask for, and names them after a preflight only`()
            async throws
        {
            let press = try Files.bytes(Self.profiles.appending("default_cmyk.icc"))
            let workspace = try await Self.approved(isPreflighted: true)
            try await workspace.succeed("run", "2026-11")
            let batches = try workspace.batches()
            let cards = try #require(batches.last { $0.manifest.product.kind == "card" })
            let turned = try #require(batches.first { $0.rows.count > 5 })
            for batch in [turned, cards] {
                let pdf = try await PDFObjects(of: batch.letters)
                #expect(try Files.bytes(batch.letters).starts(with: "%PDF-1.6\n".utf8))
                #expect((pdf.trailer["ID"] as? [Any])?.count == 2 && pdf.trailer["Encrypt"] == nil)

                let intents = pdf.list(pdf.root["OutputIntents"])
                #expect(intents.count == 1)
                let intent = pdf.dictionary(intents.first)
                #expect(intent["S"] as? String == "/GTS_PDFX")
                #expect(intent["OutputConditionIdentifier"] as? String == "u:SAMPLE-PRESS")
                #expect(intent["Info"] as? String == "u:SAMPLE-PRESS")
                #expect(intent["RegistryName"] as? String == "u:http://www.color.org")
                #expect(!pdf.keys.contains("/Group") && pdf.keys.contains("/CIDToGIDMap"))
                let profile = try #require(intent["DestOutputProfile"] as? String)
                #expect(pdf.dictionary(profile)["N"] as? Int == 4)
                #expect(try await pdf.data(of: profile) == press)

                #expect(pdf.dictionary(pdf.trailer["Info"])["Trapped"] as? String == "/False")
                let metadata = try #require(pdf.root["Metadata"] as? String)
                #expect(pdf.dictionary(metadata)["Filter"] == nil)
                let xmp = String(decoding: try await pdf.data(of: metadata), as: UTF8.self)
                #expect(xmp.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"))
                #expect(xmp.contains("<pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>"))
                let date = "2026-11-06T00:00:00+01:00"
                #expect(xmp.contains("<pdfvtid:GTS_PDFVTModDate>\(date)</pdfvtid:GTS_PDFVTModDate>"))
                #expect(xmp.contains("<xmp:ModifyDate>\(date)</xmp:ModifyDate>"))
                for key in ["DocumentID", "InstanceID", "VersionID", "RenditionClass"] {
                    let property = try Regex("<xmpMM:\(key)>[-:0-9a-z]+</xmpMM:\(key)>")
                    #expect(xmp.contains(property), "\(key)")
                }
                try Self.checkParts(of: batch, in: pdf)
                try Self.checkPages(of: batch, in: pdf)
                let fonts = try await ProgramRun(.pdffonts, [batch.letters.string]).output.split(separator: "\n")
                    .dropFirst(2)
                let embedded = try Regex("yes yes yes +[0-9]+ +0$")
                #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(embedded) })
                try await Self.verifies(batch)
                try DocumentTests.compare(batch)
            }
            try await Self.checkForgeries(of: turned, beside: cards)
        }

        private static func verifies(_ batch: SealedBatch) async throws {
            let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string], in: "/")
            #expect(run.status == 0, "\(run.output)")
            let schema = try await SchemaTests.check("manifest", [batch.folder.appending("manifest.json")])
            #expect(schema.status == 0, "\(schema.errors)")
            let sum = try await ProgramRun(.sha256sum, [profiles.appending("default_cmyk.icc").string]).output.prefix(
                64)
            let intent = try TestJSON(Files.text(batch.folder.appending("manifest.json")))["product"]["outputIntent"]
            #expect(intent["profileSha256"].text == String(sum) && intent["condition"].text == "SAMPLE-PRESS")
        }

        /// The tree has the batch, and under it a part for each row of pieces.csv in their order.
        private static func checkParts(of batch: SealedBatch, in pdf: PDFObjects) throws {
            let tree = try #require(pdf.root["DPartRoot"] as? String)
            #expect(pdf.dictionary(tree)["Type"] as? String == "/DPartRoot")
            #expect(pdf.dictionary(tree)["NodeNameList"] as? [String] == ["/batch", "/piece"])
            #expect(pdf.dictionary(tree)["RecordLevel"] as? Int == 1)
            let root = try #require(pdf.dictionary(tree)["DPartRootNode"] as? String)
            #expect(pdf.dictionary(root)["Parent"] as? String == tree)
            let groups = try #require(pdf.dictionary(root)["DParts"] as? [[String]])
            let parts = groups.flatMap(\.self)
            #expect(parts.count == batch.rows.count)
            for (part, row) in zip(parts, batch.rows) {
                let entries = pdf.dictionary(part)
                #expect(entries["Type"] as? String == "/DPart" && entries["Parent"] as? String == root)
                #expect(entries["Start"] as? String == pdf.pages[row.pages.lowerBound - 1])
                #expect(entries["End"] as? String == pdf.pages[row.pages.upperBound - 1])
                #expect(entries["DParts"] == nil)
                #expect(entries["DPM"] as? [String: String] == ["/piece_id": "u:\(row.piece)"])
                for page in row.pages { #expect(pdf.dictionary(pdf.pages[page - 1])["DPart"] as? String == part) }
            }
        }

        private static func checkPages(of batch: SealedBatch, in pdf: PDFObjects) throws {
            #expect(pdf.pages.count == batch.manifest.counts.pages)
            for page in pdf.pages {
                let entries = pdf.dictionary(page)
                let boxes = try ["MediaBox", "BleedBox", "TrimBox"].map { key in
                    try #require(entries[key] as? [NSNumber]).map(\.doubleValue)
                }
                #expect(boxes[0] == boxes[1] && entries["CropBox"] == nil && entries["ArtBox"] == nil)
                #expect(boxes[1][0] <= boxes[2][0] && boxes[1][1] <= boxes[2][1])
                #expect(boxes[1][2] >= boxes[2][2] && boxes[1][3] >= boxes[2][3])
            }
            let keys = Set(pdf.keys)
            #expect(keys.isSuperset(of: ["/TrimBox", "/DPM", "/FontFile2"]))
            let forbidden = [
                "/Annots", "/AcroForm", "/AA", "/OpenAction", "/JavaScript", "/JS", "/OPI", "/EmbeddedFiles", "/TR",
                "/TR2",
                "/HTP", "/Alternates", "/Ref", "/F",
            ]
            #expect(keys.isDisjoint(with: forbidden))
        }

        /// All sums are right again, and only the parts or the output intent tell.
        private static func checkForgeries(of batch: SealedBatch, beside other: SealedBatch) async throws {
            func codes(_ change: (ForgedBatch) async throws -> Void) async throws -> Set<String> {
                let forged = try ForgedBatch(batch.folder)
                try await change(forged)
                try await forged.makeSumsRight()
                let run = try await ProgramRun(.postvangnet, ["verify", forged.folder.string, "--format", "json"])
                #expect(run.status == 1)
                return Set(try TestJSON(run.output)["findings"].list.compactMap { $0["code"].text })
            }
            // qpdf takes pages from another file without what stands in its catalogue.
            let bare = try await codes { forged in
                let letters = forged.folder.appending("letters.pdf")
                let changed = forged.place.scratch.appending("bare.pdf")
                let run = try await ProgramRun(
                    .qpdf, ["--empty", "--pages", letters.string, "--", changed.string])
                try #require(run.status == 0, "\(run.errors)")
                try Files.write(try Files.bytes(changed), to: letters)
            }
            #expect(bare == ["output-intent-differs", "parts-missing"])
            let turned = try await codes { forged in try await forged.takePages("3,4,1,2,5-z") }
            #expect(turned.contains("part-differs"))
            let renamed = try await codes { forged in
                try await forged.editObjects { text in
                    text.replacing("(\(batch.rows[1].piece))", with: "(\(other.rows[0].piece))")
                }
            }
            #expect(renamed == ["part-differs"])
            let condition = try await codes { forged in
                try await forged.editObjects { $0.replacing("(SAMPLE-PRESS)", with: "(SAMPLE-PROOF)") }
            }
            #expect(condition == ["output-intent-differs"])
        }

        @Test func `without a preflight the same file names no standard, and a plain one has nothing of it`()
            async throws
        {
            let workspace = try await Self.approved(isPreflighted: false)
            try await workspace.succeed("render", "2026-11", "--shard", "1/99")
            let pdf = try await PDFObjects(of: workspace.file("runs/2026-11/batches/2026-11-0001/letters.pdf"))
            #expect(pdf.root["OutputIntents"] != nil && pdf.root["DPartRoot"] != nil)
            let xmp = try await pdf.data(of: try #require(pdf.root["Metadata"] as? String))
            #expect(!String(decoding: xmp, as: UTF8.self).contains("GTS_"))

            let plain = try #require(try SampleRun.shared.few.batches.first)
            let objects = try await PDFObjects(of: plain.letters)
            #expect(try Files.bytes(plain.letters).starts(with: "%PDF-1.5\n".utf8))
            #expect(objects.root["OutputIntents"] == nil && objects.root["DPartRoot"] == nil)
            #expect(!objects.keys.contains("/DPart"))
            let manifest = try TestJSON(Files.text(plain.folder.appending("manifest.json")))
            #expect(!manifest["product"].keys.contains("outputIntent"))
        }

        static let wrong: [(name: String, change: @Sendable (inout [UInt8]) -> Void, words: String)] = [
            ("default_cmyk.icc", { $0 = [] }, "no ICC profile"),
            ("default_cmyk.icc", { $0.removeLast() }, "no ICC profile"),
            ("default_cmyk.icc", { $0[36] ^= 1 }, "no ICC profile"),
            ("default_cmyk.icc", { $0[8] = 5 }, "later version"),
            ("default_cmyk.icc", { ($0[8], $0[9]) = (4, 0x40) }, "later version"),
            ("default_cmyk.icc", { $0[136] = 0xFF }, "no ICC profile"),
            ("srgb.icc", { _ in }, "class prtr"),
            ("srgb.icc", { $0.replaceSubrange(12..<16, with: "prtr".utf8) }, "not for grey or CMYK"),
        ]

        @Test(arguments: wrong.indices)
        func `a profile that is none of a press stops the plan`(index: Int) async throws {
            let wrong = Self.wrong[index]
            var bytes = try Files.bytes(Self.profiles.appending(wrong.name))
            wrong.change(&bytes)
            let workspace = try Self.workspace(profile: bytes.isEmpty ? nil : bytes)
            let run = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(run.status == 78 && run.errors.contains(wrong.words), "\(run.errors)")
            #expect(run.errors.contains("printers.voorbeelddrukkerij.pdfx.profile"), "\(run.errors)")
            #expect(!Files.exists(workspace.file("runs/2026-11/plan.json")))
        }

        @Test func `a profile for grey does as well`() async throws {
            var grey = try Files.bytes(Self.profiles.appending("sgray.icc"))
            grey.replaceSubrange(12..<16, with: "prtr".utf8)
            let workspace = try Self.workspace(profile: grey)
            let run = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(run.status == 0, "\(run.errors)")
            let plan = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))
            let sum = try await ProgramRun(.sha256sum, [workspace.file("press.icc").string]).output.prefix(64)
            #expect(plan["digests"]["sources"]["press.icc"].text == String(sum))
        }
    }
}
