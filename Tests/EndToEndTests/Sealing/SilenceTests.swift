import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The text of a letter tells its reason; nothing else that leaves the house does.
    struct SilenceTests {
        static let products = ["digid-basis", "dormant", "no-email", "bounce", "bounce-letter"]
        static let circumstances = ["abroad", "ward", "digid-lapsed", "curator", "bewindvoerder"]
        static let secrecy = ["secrecy", "secret", "geheim"]

        /// Every word that would tell why somebody is written to, or who it is.
        private func tellingWords(in sample: SampleRun) throws -> [String] {
            var words = Self.products + Self.circumstances + Self.secrecy + BalanceTests.reasons
            for product in Self.products {
                let template = try Files.text(sample.workspace.file("Templates/\(product)/template.yaml"))
                for key in ["title", "keyMessage"] {
                    for line in template.split(separator: "\n") where line.hasPrefix("\(key): ") {
                        words.append(String(line.dropFirst(key.count + 2)))
                    }
                }
            }
            return words + ["odd-", "account", "audience", sample.workspace.path.string]
        }

        private func expectSilence(of text: String, on words: [String], _ name: String) {
            for word in words {
                let whole = "\\b\(NSRegularExpression.escapedPattern(for: word))" + (word.hasSuffix("-") ? "" : "\\b")
                let found = text.range(of: whole, options: [.regularExpression, .caseInsensitive]) != nil
                #expect(!found, "\(name) holds \(word)")
            }
        }

        @Test func `nothing in what leaves the house tells why somebody is written to`() async throws {
            let sample = try SampleRun.shared
            let words = try tellingWords(in: sample)
            let files = try Files.tree(sample.workspace.outbox)
            for (name, bytes) in files {
                expectSilence(of: name, on: words, "a file's name")
                guard !name.hasSuffix(".pdf") else { continue }
                expectSilence(of: String(decoding: bytes, as: UTF8.self), on: words, name)
            }
            #expect(files.keys.filter { !$0.hasSuffix(".pdf") }.count == 14 * 4 + 2)
        }

        @Test func `nor do the PDF's properties, or anything in it but the pages`() async throws {
            let sample = try SampleRun.shared
            let words = try tellingWords(in: sample)
            for batch in sample.batches {
                let name = "letters.pdf of \(batch.manifest.batch.id)"
                for option in [[], ["-meta"], ["-custom"]] {
                    let info = try await ProgramRun(.pdfinfo, option + [batch.letters.string])
                    #expect(info.status == 0)
                    // The path stands in no output; what does is the document's own.
                    expectSilence(of: info.output, on: words, name)
                }
                let objects = try await ProgramRun(.qpdf, ["--json", "--json-key=qpdf", batch.letters.string])
                try #require(objects.output.contains("/MediaBox"))
                expectSilence(of: objects.output, on: words, name)
            }
        }

        @Test func `the words that are looked for are those that a plan holds`() throws {
            let sample = try SampleRun.shared
            let words = try tellingWords(in: sample)
            let plan = try Files.text(sample.workspace.file("runs/2026-11/plan.json"))
            for word in ["digid-basis", "bounce-letter", "recently-written"] {
                #expect(words.contains(word) && plan.contains(word))
            }
            #expect(words.count > 35)
        }
    }
}
