import MailboxDomain
import StrictFiles
import Testing

@Suite struct YAMLBoundsTests {
    /// The findings of a file whose one key `a` may hold anything; nil where there are none.
    private func codes(_ text: String) -> [String] {
        do throws(Findings) {
            _ = try YAMLFile.read(text, file: "a.yaml") { file in _ = file.contains("a") }
            return []
        } catch { return error.all.map { "\($0.code):\($0.place.line ?? 0)" } }
    }

    private static var bomb: String {
        "a: &l0 [x, x]\n"
            + (1...40).map {
                "b\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 10).joined(separator: ", "))]\n"
            }
            .joined()
    }

    @Test(
        arguments: [
            "a: &x 1\nb: *x\n", "a: &x [1]\n? *x\n: 1\n", "a: [&x 1,*x]\n", "a: {b: &x 1, *x : 2}\n", "a: &Zonen BV\n",
            "&x a: 1\n", "- &x 1\n- *x\n",
            "a: !t &x 1\nb:\n  - *x\n",
        ])
    func `a reference to another place is refused at its line`(text: String) {
        #expect(codes(text).map { String($0.prefix(10)) } == ["reference:"])
    }

    @Test
    func `a small file that stands for a huge one is refused, also as a key`() {
        #expect(codes(Self.bomb) == ["reference:2"])
        #expect(codes(Self.bomb + "? *l40\n: 1\n") == ["reference:2"])
        #expect(YAMLFile.lines(in: Self.bomb).isEmpty)
    }

    @Test(arguments: [
        "a: Jan & Piet\n", "a: '**heel** *belangrijk*'\n", "a: B&W en R&D\n", "a: '&amp; `x` *x* # x'\n",
        "a: x # & y, * z\n",
        "a: https://x.nl/?b=1&c=2*3\n", "a: |\n  *let op\n",
    ])
    func `an ampersand or an asterisk in a text is none`(text: String) {
        #expect(codes(text) == [])
    }

    @Test func `levels, keys, items and lengths have bounds, and up to them all is well`() {
        func levels(_ count: Int) -> String {
            "a: " + String(repeating: "[", count: count) + String(repeating: "]", count: count) + "\n"
        }
        // The file's own group is the first.
        #expect(codes(levels(19)) == [] && codes(levels(20)) == ["too-much:1"])
        #expect(codes(levels(900)) == ["too-much:1"])
        func keys(_ count: Int) -> String { "a:\n" + (1...count).map { "  k\($0): 1\n" }.joined() }
        #expect(codes(keys(1000)) == [] && codes(keys(1001)) == ["too-much:2"])
        func value(_ count: Int) -> String { "a: \(String(repeating: "é", count: count))\n" }
        #expect(codes(value(2000)) == [] && codes(value(2001)) == ["too-much:1"])
        func key(_ count: Int) -> String { "a: {\(String(repeating: "k", count: count)): 1}\n" }
        #expect(codes(key(100)) == [] && codes(key(101)) == ["too-much:1"])
    }

    @Test func `a key that is a list or a group is none`() {
        #expect(codes("a: {[1, 2]: 3}\n") == ["wrong-kind:1"])
        #expect(codes("a:\n  ? {b: 1}\n  : 2\n") == ["wrong-kind:2"])
    }

    @Test func `of many findings alike the first are told, and how many there are`() {
        let text = (1...500).map { "k\($0): 1\n" }.joined()
        let findings =
            #expect(throws: Findings.self) {
                try YAMLFile.read(text, file: "a.yaml") { _ in }
            }?.all ?? []
        #expect(findings.count == 21 && findings.last?.message == "480 more like these.")
        #expect(findings.first?.place.line == 1 && findings.last?.place == .init(file: "a.yaml"))
    }
}
