import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Names with the marks of many languages, as the register spells them and as other programs hand them over.
    struct NameMarkTests {
        private static let names = [
            "Nguyễn Thị Hằng", "Trần Đức Thuận", "Phạm Quỳnh Như", "Đặng Hữu Phước", "Lê Mỹ Ngọc Ẩn",
            "Ștefănescu Ioniță",
            "Țăranu Brândușa", "Şerban Ţepeş", "Dvořáková Žofie", "Říhová Štěpánka", "Ďurišová Ľubica", "Ťažký Ŕehoř",
            "Yıldırım Gökçe", "İnönü Çağla", "Özgür Şükrü", "Sjûkje Hûnekop", "Wâtse Jûkema", "Tsjêbbe Nijdjipsma",
            "Ọlọ́runfẹ́mi Adéyẹmí", "Ṣọlá Ògúnbọ̀dẹ̀", "Ẹniọlá Ṣóyínká", "Łukasiewicz Świętosława", "Żółć Gżegżółka",
            "Bjarnadóttir Æsa Þórunn", "Sigurðsson Örn", "Kærgård Søren Ångström", "Õunapuu Ülle",
            "Šķēle Ģertrūde Ņina",
            "Žemaitytė Ųla Įžūlė", "Kovačević Đurđa", "Erdős Győző", "Muñoz Ibáñez Íñigo", "Gonçalves Assunção João",
            "Lefèbvre Noël Dœuf", "Größ Jürgen", "Đoàn Văn Hậu", "Borg Ċensa Ħal Għaxaq Żejtun",
            "Hawaiʻi Kahanamoku Ōkubo",
            "M̄ālua J̌ānis", "Ǧuraǧ Ŋandeŋ Ɓaaba Ɗan Ƙasa",
        ]

        private func sealed(_ names: [String]) async throws -> (workspace: TestWorkspace, batch: SealedBatch) {
            let extract = try ExtractBuilder.ofReaders()
            for (number, name) in names.enumerated() {
                extract.addReader("a\(100 + number)", person: ["given_names": "Bé", "surname": name])
            }
            let workspace = try await TestWorkspace.holding(extract)
            let batches = try await workspace.sealed()
            try #require(batches.count == 1 && batches[0].manifest.omitted == [])
            return (workspace, batches[0])
        }

        @Test func `forty names stand on paper as the register has them, whatever form of Unicode they came in`()
            async throws
        {
            #expect(Self.names.count == 40)
            #expect(Self.names.allSatisfy { Array($0.unicodeScalars) == Array($0.precomposed.unicodeScalars) })
            let (workspace, composed) = try await sealed(Self.names)
            let pages = try await composed.pages(in: composed.outside)
            // Equal as bytes: text that is only canonically the same is not what the register has.
            let lines = Set(pages.flatMap { $0.split(separator: "\n") }.map { Array($0.utf8) })
            for name in Self.names { #expect(lines.contains(Array("B. \(name)".utf8)), "\(name)") }

            let decomposed = try await sealed(Self.names.map(\.decomposedStringWithCanonicalMapping)).batch
            #expect(decomposed.rows.map(\.content) == composed.rows.map(\.content))
            withExtendedLifetime(workspace) {}
        }
    }
}

extension String {
    fileprivate var precomposed: String { precomposedStringWithCanonicalMapping }
}
