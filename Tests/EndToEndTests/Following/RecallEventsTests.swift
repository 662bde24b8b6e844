import SystemPackage
import TestSupport
import Testing

/// Eight readers of one sealed batch, and what events tell of them before it is handed over.
@Suite struct RecallEventsTests {
    @Test
    func
        `events call back by the extract that is loaded, shuffled and doubled the same, and are no check of the people`()
        async throws
    {
        let happened = [
            ("person.died", 3), ("person.moved", 4), ("account.address-confirmed", 2), ("account.logged-in", 5),
            ("person.died", 99),
        ]
        var lists: [[String]] = []
        for lines in [happened, (happened + happened).shuffled()] {
            let workspace = try await TestWorkspace.sealed(readers: 8)
            let file = try workspace.eventFile(lines)
            let run = try await workspace.postvangnet(
                "recall", "2026-11", "--events", file.string, "--format", "json")
            #expect(run.status == 0, "\(run.errors)")
            let report = try TestJSON(run.output)
            #expect(
                report["listed"].number == 3 && report["needed"].number == 5 && report["events"].number == lines.count)
            for code in ["left-no-email", "moved", "deceased"] {
                #expect(report["recalled"][code].number == 1, "\(code)")
            }
            lists.append(try workspace.pullList())
            // Nobody who is known to be dead goes along, and the people are as old as they were.
            let late = try await workspace.postvangnet("handover", "2026-11", "--on", "2026-11-09")
            #expect(late.status == 77, "\(late.errors)")
        }
        #expect(lists[0] == lists[1] && lists[0].count == 4)
    }

    @Test func `events add to a newer extract, unknown ones are told, and a broken file calls nobody back`()
        async throws
    {
        let workspace = try await TestWorkspace.sealed(readers: 8)
        let file = try workspace.eventFile([("person.died", 3), ("person.married", 4)])
        let run = try await workspace.recall(asOf: "2026-11-02", confirmed: [2], "--events", file.string)
        #expect(run.status == 1 && run.errors.contains("events.jsonl:2:") && run.errors.contains("[event-type]"))
        #expect(try workspace.pullList().count == 3)
        let before = try Files.tree(workspace.outbox)
        try Files.write("{\"type\": \"nl.postvangnet.person.died\"}\n".utf8, to: file)
        let broken = try await workspace.postvangnet("recall", "2026-11", "--events", file.string)
        #expect(broken.status == 65 && broken.errors.contains("[event-form]"))
        #expect(try Files.tree(workspace.outbox) == before)
        #expect(try await workspace.postvangnet("recall", "2026-11").status == 64)
        let absent = try await workspace.postvangnet("recall", "2026-11", "--events", file.string, "--pull-absent")
        #expect(absent.status == 64)
    }
}
