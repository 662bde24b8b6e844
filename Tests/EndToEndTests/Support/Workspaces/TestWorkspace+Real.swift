import Foundation
import SystemPackage
import TestSupport

extension TestWorkspace {
    /// Makes it one for real mail, with all that this needs: own values of the sender, agreements with printer and
    /// carrier, texts that are signed off. The key is whatever it has.
    func makeReal() async throws {
        try replace("test: true\n", by: "test: false\n", in: "postvangnet.yaml")
        try replace("SAMPLE-", by: "OWN-", in: "postvangnet.yaml")
        try replace("+31 00 000 00 00", by: "+31 70 123 45 67", in: "postvangnet.yaml")
        try replace("postvangnet@example.org", by: "team@dienst.example", in: "postvangnet.yaml")
        try replace("Draft, to be confirmed: ", by: "", in: "policy.yaml")
        try replace("Postbus 00000", by: "Postbus 12345", in: "postvangnet.yaml")
        try replace("0000 ZZ VOORBEELDSTAD", by: "2500 AA DEN HAAG", in: "postvangnet.yaml")
        try Files.changeLines(of: file("Templates/sender.yaml")) { lines in
            lines.removeAll { $0.trimmingPrefix(while: \.isWhitespace) == "sample: true" }
        }
        try await signOffTexts()
    }

    /// What people said of times that were doubted, by the ledger: the steps, oldest first.
    func timeNotes() async throws -> [String] {
        let query = """
            import sqlite3, sys
            steps = "SELECT step FROM events WHERE step IN ('accept-old', 'clock-is-right', 'purge-looked') ORDER BY number"
            for row in sqlite3.connect(sys.argv[1]).execute(steps): print(row[0])
            """
        return try await Program.python.text(["-c", query, file("ledger.sqlite").string]).split(separator: "\n")
            .map(String.init)
    }
}
