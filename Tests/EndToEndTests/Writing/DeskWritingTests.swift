import Foundation
import SystemPackage
import TestSupport
import Testing

/// Texts that are changed at the desk, by its forms alone: what is written, what is not, and whose words stand.
struct DeskWritingTests {
    /// What came of it, once for all tests here.
    private static let answers = Task {
        let workspace = try await TestWorkspace.made()
        let empty = workspace.scratch.appending("no-programs")
        try FileManager.default.createDirectory(atPath: empty.string, withIntermediateDirectories: true)
        let script = String(decoding: PackageResources.write_desk_py, as: UTF8.self)
        let run = try await ProgramRun(
            .python, ["-c", script, Program.postvangnet.name, workspace.path.string, empty.string])
        guard run.status == 0 else { throw TestObstacle(description: run.errors) }
        return run.output
    }

    private var seen: TestJSON { get async throws { try await TestJSON(Self.answers.value) } }

    /// A status, and that all else is so.
    private func holds(_ name: String, status: Int = 200) async throws {
        let list = try await seen[name].list
        #expect(list.first?.number == status, "\(name)")
        #expect(list.dropFirst().allSatisfy { $0.flag == true }, "\(name): \(list)")
    }

    @Test func `a draft is drawn with its findings, and nothing is written`() async throws {
        #expect(try await seen["text"].text == "Liever geen e-mail? Dan hoeft u niets te doen.")
        try await holds("draft")
        try await holds("draft's picture")
        try await holds("broken draft")
        #expect(try await seen["untouched by drafts"].flag == true)
    }

    @Test func `two who write one piece see both texts, and nothing is overwritten`() async throws {
        let seen = try await seen
        #expect(seen["first saves"].list.map { $0.text ?? "\($0.number ?? 0)" } == ["200", "Bewaard."])
        let second = seen["second saves"].list
        #expect(second[0].number == 409 && second[1].text == "Liever niet? Prima." && second[2].flag == true)
        #expect(second[3].text?.hasPrefix("Een collega bewaarde intussen een andere tekst") == true)
        #expect(seen["first's words stand"].flag == true)
        try await holds("both by choice")
        #expect(seen["undo has"].text == "Geen e-mail? Dat mag." && seen["undone"].flag == true)
    }

    @Test func `two who write two pieces of one file at the same moment both have their words`() async throws {
        #expect(try await seen["two pieces at once"].list.compactMap(\.flag) == [true, true, true])
        #expect(try await seen["rest of the file"].flag == true)
    }

    @Test func `of twenty who save one piece at once one does, and nineteen get their words back`() async throws {
        #expect(try await seen["race"]["200"].number == 1)
        #expect(try await seen["race"]["409"].number == 19)
    }

    @Test func `without a name or with an old token nothing is saved, and nothing is lost`() async throws {
        let nameless = try await seen["without a name"].list
        #expect(nameless[0].number == 400 && nameless[2].flag == false)
        #expect(nameless[1].text?.hasPrefix("Nog niet bewaard. Typ eerst uw naam") == true)
        let old = try await seen["old token"].list
        #expect(old[0].number == 403 && old[1].text == "Met oud bewijs." && old[2].flag == false)
        try await holds("again with a new one")
    }

    @Test func `a value of the sender changes its own lines only, and is checked before it is saved`() async throws {
        let sender = try await seen["sender"].list
        #expect(sender[0].number == 200)
        #expect(
            sender[1].list.compactMap(\.text) == [
                #"    value: "0800 111 22 33""#, "    source: website van de dienst", "    checkedOn: 2026-11-20",
            ])
        #expect(sender[2].list.compactMap(\.text) == ["    value: 0800 000 00 00"])
        #expect(sender[3].number == 1)
        let two = try await seen["sender, by two"].list
        #expect(two[0].number == 409 && two.dropFirst().map(\.flag) == [true, true, false])
        let date = try await seen["no date"].list
        #expect(date[0].number == 400 && date[2].flag == false)
        #expect(date[1].text?.contains("een datum als JJJJ-MM-DD") == true)
    }

    @Test func `title, QR code and drawings change as fields, and comments of the file stay`() async throws {
        let header = try await seen["header"].list
        #expect(header[0].number == 200 && header[1].text == "Bewaard.", "\(header)")
        #expect(header.dropFirst(2).compactMap(\.flag) == [true, true])
        let step = try await seen["a step that is not there"].list
        #expect(step[0].number == 400 && step[1].text?.contains("Dit staat naast stap 9") == true, "\(step)")
    }

    @Test func `another form of a piece is for who is chosen, and all others keep theirs`() async throws {
        let forms = try await seen["forms"].list
        #expect(forms[0].number == 200 && forms[2].number == 3)
        #expect(
            forms[1].list.compactMap(\.text) == [
                "<!-- block: paper when: not abroad -->", "<!-- block: paper when: abroad, not digid-lapsed -->",
                "<!-- block: paper when: abroad, digid-lapsed -->",
            ])
    }

    @Test func `a drawing is looked at before it is kept, and one that may not be in a letter is not`() async throws {
        let drawing = try await seen["drawing"].list
        #expect(drawing[0].number == 200 && drawing[1].flag == true && drawing[2].flag == false)
        try await holds("drawing kept")
        try await holds("drawing of a name that is taken", status: 409)
        let bad = try await seen["bad drawings"]
        #expect(bad.keys.count == 6)
        for name in bad.keys {
            #expect(bad[name].list.first?.number == 400 && bad[name].list.last?.flag == false, "\(name)")
        }
        #expect(try await seen["a drawing that is too large"].number == 413)
    }

    @Test func `every save is a version of who saved, and one goes back to any of them`() async throws {
        let versions = try await seen["versions"].list.compactMap(\.text)
        #expect(versions.first == "C. Schrijver: Tekst veranderd")
        #expect(versions.dropFirst().first == "Buiten de schrijftafel: Veranderd met een ander programma")
        #expect(versions.last == "Postvangnet: Zoals het was toen de schrijftafel begon")
        #expect(versions.contains("Anna: Andere vorm van: Op papier") && versions.contains("Anna: Tekening raam-deur"))
        let compared = try await seen["compared"].list
        #expect(compared[0].number == 200 && compared[1].flag == true)
        let sheets = try await seen["both as sheets"].list
        #expect(sheets[0].number == 2 && sheets[1].list.allSatisfy { $0.number == 200 })
        try await holds("back")
        #expect(try await seen["path tricks"].list.compactMap(\.number) == [400, 400, 400, 400, 400])
    }

    @Test func `read-only shows and changes nothing, and without git texts are saved without versions`() async throws {
        let seen = try await seen
        #expect(seen["read only"].list.dropLast().compactMap(\.number) == [0, 403, 405, 200])
        #expect(seen["read only"].list.last?.flag == false)
        let git = seen["without git"].list
        #expect(git[0].number == 200 && git[2].flag == true && git[3].flag == true)
        #expect(git[1].text?.hasPrefix("Bewaard. Git staat niet op deze computer.") == true)
        #expect(seen["ends with"].number == 0)
    }
}
