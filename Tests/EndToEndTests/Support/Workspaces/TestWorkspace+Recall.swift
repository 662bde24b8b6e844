import FoundationEssentials
import SystemPackage
import TestSupport

extension TestWorkspace {
    /// Calls back what an extract of a later day, with what changed in it, does not ask for.
    func recall(
        asOf: String = "2026-11-03", accounts: [Int] = Array(1...8), moved: Set<Int> = [], died: Set<Int> = [],
        confirmed: Set<Int> = [], _ more: String...
    ) async throws -> ProgramRun {
        let extract = try TestWorkspace.extract(
            asOf: asOf, accounts: accounts, moved: moved, died: died, confirmed: confirmed)
        return try await postvangnet(["recall", "2026-11", "--extract", extract.folder.path] + more)
    }

    /// The lines of the run's pull list, the header among them.
    func pullList() throws -> [String] {
        try Files.text(outbox.appending("pull.csv")).split(separator: "\n").map(String.init)
    }

    /// A file of events on accounts, as another system writes it.
    func eventFile(_ events: [(type: String, account: Int)]) throws -> FilePath {
        let file = scratch.appending("events.jsonl")
        let text = events.map { type, account in
            """
            {"specversion":"1.0","id":"\(type)-\(account)","source":"urn:nld:oin:1:systeem:mailbox",\
            "type":"nl.postvangnet.\(type)","subject":"a\(account)","time":"2026-11-02T09:00:00+01:00"}

            """
        }
        try Files.write(text.joined().utf8, to: file)
        return file
    }
}
