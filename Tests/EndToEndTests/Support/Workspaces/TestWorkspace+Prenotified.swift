import Foundation
import SystemPackage
import TestSupport
import Testing

extension TestWorkspace {
    /// Where the carrier's codes go, in millimetres, by layout; the KIX makes room for them.
    private static let zones: [(layout: String, old: String, new: String)] = [
        ("window-left", "  width: 80\n  height: 30.6\n", "  width: 66\n  height: 30.6\n"),
        ("large-print", "  width: 80\n  height: 30.6\n", "  width: 66\n  height: 30.6\n"),
        ("window-right", "  width: 82\n  height: 31.4\n", "  width: 68\n  height: 31.4\n"),
    ]

    /// Some accounts of the sample in a workspace whose printer tells its carrier of lots beforehand.
    static func prenotified() throws -> TestWorkspace {
        let workspace = try few(\.imported)
        let settings = [
            ("      sorting: none ", "      sorting: prenotified "),
            ("imprint: SAMPLE-BULK-IMPRINT, minimum: 50", "imprint: SAMPLE-BULK-IMPRINT, minimum: 2"),
            ("      # prenotification: ", "      prenotification: "),
            (
                "      #   separator: semicolon    # comma, semicolon or tab, in",
                "        separator: semicolon    # comma, semicolon or tab, in"
            ),
            ("      #   addresses:  ", "        addresses:  "),
            (
                "      #     - {column: KENMERK, value: piece}",
                "          - {column: KENMERK, value: piece}\n          - {column: STRAAT, value: street}\n          - {column: PLAATS, value: town}\n          - {column: PARTIJ, value: lot}"
            ),
            ("      #     - {column: POSTCODE,", "          - {column: POSTCODE,"),
            ("      #     - {column: HUISNUMMER,", "          - {column: HUISNUMMER,"),
            ("      #     - {column: TOEVOEGING,", "          - {column: TOEVOEGING,"),
            ("      #     - {column: LAND,", "          - {column: LAND,"),
            ("      #   codes: {piece: KENMERK,", "        codes: {piece: KENMERK,"),
        ]
        for (old, new) in settings { try workspace.replace(old, by: new, in: "postvangnet.yaml") }
        return workspace
    }

    /// Gives every layout a place for codes.
    func addCodingZones() throws {
        for (layout, old, new) in Self.zones {
            let file = "Templates/layouts/\(layout).yaml"
            try replace(old, by: new, in: file)
            try replace("kix: under ", by: "kix: none ", in: file)
            let x = layout == "window-right" ? 174 : 102
            let text = try Files.text(self.file(file))
            try Files.write((text + "coding: {x: \(x), y: 55, width: 13, height: 25}\n").utf8, to: self.file(file))
        }
        let card = file("Templates/layouts/card.yaml")
        try replace("  width: 66\n  height: 36\n", by: "  width: 66\n  height: 30\n", in: "Templates/layouts/card.yaml")
        try replace("kix: under ", by: "kix: none ", in: "Templates/layouts/card.yaml")
        try Files.write(
            (try Files.text(card) + "coding: {x: 76, y: 84, width: 60, height: 5}\n").utf8, to: card)
    }
}
