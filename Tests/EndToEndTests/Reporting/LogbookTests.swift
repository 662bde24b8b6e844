import Foundation
import SystemPackage
import TestSupport
import Testing

/// `logbook`: the processing record of a run.
@Suite struct LogbookTests {
    @Test func `the logbook tells what was done with whose data, by a name that only the key gives`() async throws {
        let workspace = try await TestWorkspace.sealed(readers: 8)
        #expect(try await workspace.recall(confirmed: [2]).status == 0)
        func key(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
            let path = workspace.scratch.appending(name)
            try Files.write(text.utf8, to: path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.string)
            return path.string
        }
        let register = "https://register.example/postvangnet/"
        func logbook(_ key: String) async throws -> ProgramRun {
            try await workspace.postvangnet("logbook", "2026-11", "--key", key, "--register", register)
        }
        let own = try key("own.key", String(repeating: "0123456789abcdef", count: 4))
        let run = try await logbook(own)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try await logbook(own).output == run.output)
        let lines = try run.output.split(separator: "\n").map { try TestJSON(String($0)) }
        func attribute(_ line: TestJSON, _ name: String) -> String? {
            line["attributes"].list.first { $0["key"].text == name }?["value"].text
        }
        // Eight people: each was decided on, rendered and sealed; one letter was called back.
        let steps = Dictionary(grouping: lines.compactMap { $0["name"].text }) { $0 }.mapValues(\.count)
        #expect(steps == ["decide": 8, "rendered": 8, "sealed": 8, "pulled": 1])
        let people = Dictionary(grouping: lines) { attribute($0, "dpl.core.data_subject_id") ?? "" }
        #expect(people.count == 8 && people.keys.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
        for (_, lines) in people {
            #expect(Set(lines.compactMap { $0["trace_id"].text }).count == 1)
            let first = try #require(lines.first { $0["name"].text == "decide" })
            #expect(first["parent_span_id"].text == nil && attribute(first, "nl.postvangnet.actor") == "tester")
            let later = lines.filter { $0["name"].text != "decide" }
            #expect(later.allSatisfy { $0["parent_span_id"].text == first["span_id"].text })
        }
        #expect(Set(lines.compactMap { $0["span_id"].text }).count == lines.count)
        #expect(lines.allSatisfy { attribute($0, "dpl.core.processing_activity_id") == register + "no-email" })
        for word in ["Voorbeeld", "Dorpsstraat", "\"a2\"", "2611A"] { #expect(!run.output.contains(word), "\(word)") }
        // As anybody can reckon who has the key: the person is found, and by another key is not.
        let named = try await Program.python.text([
            "-c",
            "import hmac, sys; print(hmac.digest(open(sys.argv[1], 'rb').read(), b'subject\\0a2', 'sha256').hex())",
            own,
        ]).split(separator: "\n").joined()
        #expect(people[named]?.compactMap { $0["name"].text }.contains("pulled") == true)
        let other = try await logbook(key("other.key", String(repeating: "f", count: 32)))
        #expect(other.status == 0 && !other.output.contains(named))
        #expect(try await logbook(key("short.key", "too short")).status == 78)
        #expect(try await logbook(key("open.key", String(repeating: "f", count: 32), mode: 0o644)).status == 78)
    }
}
