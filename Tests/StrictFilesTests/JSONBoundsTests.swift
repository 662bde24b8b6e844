import MailboxDomain
import StrictFiles
import Testing

@Suite struct JSONBoundsTests {
    private struct Measured: Codable, Equatable { var length: Double }

    private func wanted(_ text: String) -> String? {
        do throws(JSONTreeReader.Problem) {
            _ = try JSONTreeReader.read(Array(text.utf8))
            return nil
        } catch { return error.wanted }
    }

    @Test func `levels, keys, texts and numbers have bounds, and up to them all is well`() {
        func levels(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(wanted(levels(32)) == nil && wanted(levels(33)) == "at most 32 levels")
        func keys(_ count: Int) -> String { "{" + (1...count).map { "\"k\($0)\": 1" }.joined(separator: ",") + "}" }
        #expect(wanted(keys(1000)) == nil && wanted(keys(1001)) == "at most 1000 keys in an object")
        func key(_ count: Int) -> String { "{\"\(String(repeating: "k", count: count - 2))\": 1}" }
        #expect(wanted(key(4098)) == nil && wanted(key(4099)) == "at most 4098 bytes in quotes")
        func text(_ count: Int) -> String { "\"\(String(repeating: "t", count: count - 2))\"" }
        #expect(wanted(text(100_000)) == nil && wanted(text(100_001)) == "at most 100000 bytes in quotes")
        func number(_ count: Int) -> String { String(repeating: "9", count: count) }
        #expect(wanted(number(40)) == nil && wanted(number(41)) == "a number of at most 40 characters")
    }

    @Test func `a key holds nothing that a terminal would obey`() {
        #expect(wanted(#"{"a\u001b[2J": 1}"#) == "a key in quotes")
    }

    @Test func `a number is finite`() {
        func read(_ number: String) -> (value: Measured?, codes: [String]) {
            let json = StrictJSON(file: "a.json", codePrefix: "a")
            let (value, findings) = json.read(
                Measured.self, from: Array("{\"length\": \(number)}".utf8), formatVersion: 1)
            return (value, findings.map(\.code))
        }
        #expect(read("1e300").value == Measured(length: 1e300))
        #expect(read("1e400").value == nil && read("1e400").codes == ["a-value"])
        #expect(read("-1e400").codes == ["a-value"])
    }

    @Test func `of many findings alike the first are told, and how many there are`() {
        let text = "{\"length\": 1, " + (1...500).map { "\"k\($0)\": 1" }.joined(separator: ",") + "}"
        let findings = StrictJSON(file: "a.json", codePrefix: "a")
            .read(Measured.self, from: Array(text.utf8), formatVersion: 1).findings
        #expect(findings.count == 21 && findings.last?.message == "480 more like these.")
    }
}
