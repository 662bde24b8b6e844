import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct WardTests {
        static let wards = [
            "odd-ward", "odd-ward-organisation", "odd-ward-organisation-name", "odd-ward-no-dates",
            "odd-ward-since-today", "odd-ward-no-own-address", "odd-ward-not-living-there", "odd-curator-successor",
            "odd-curator-and-bewindvoerder", "odd-bounce-ward",
        ]

        private static let salutations = [
            "odd-ward": "Geachte mevrouw Van Veldhoven-Smeets",
            "odd-ward-organisation": "Geachte heer, mevrouw",
            "odd-ward-organisation-name": "Geachte heer Postmus",
            "odd-ward-no-dates": "Geachte mevrouw Van Veldhoven-Smeets",
            "odd-ward-since-today": "Geachte heer, mevrouw",
            "odd-ward-no-own-address": "Geachte heer, mevrouw",
            "odd-ward-not-living-there": "Geachte mevrouw Van Veldhoven-Smeets",
        ]

        @Test(arguments: wards)
        func `a ward is named inside and nowhere outside`(account: String) async throws {
            let sample = try SampleRun.shared
            let answer = try #require(try await sample.explanations[account])
            let ward = try #require(try SamplePerson.all()[account])
            let piece = try #require(answer.piece)
            let batch = try #require(sample.batches.first { $0.manifest.batch.id == piece.batch })
            let row = try #require(batch.rows.first { $0.piece == piece.id })
            #expect(batch.manifest.product.kind == "letter")
            let outside = try await batch.pages(in: batch.outside)[row.pages.lowerBound - 1].compact
            let inside = try await batch.pages()[row.pages.lowerBound - 1].compact
            #expect(!outside.contains(ward.surname.compact))
            #expect(!(answer.envelope ?? []).joined().compact.contains(ward.surname.compact))
            #expect(inside.contains(ward.surname.compact))
            #expect(inside.contains("Ubentcuratorvan"))
            #expect(answer.envelope?.joined().contains("inzake") == false)
            if let salutation = Self.salutations[account] {
                #expect(answer.salutation == salutation && inside.contains((salutation + ",").compact))
            }
        }

        @Test func `nobody who died or is under 14 gets a piece or is named in one`() async throws {
            let sample = try SampleRun.shared
            let answers = try await sample.explanations
            let people = try SamplePerson.all()
            let spared = people.filter { $0.value.isDeceased || $0.value.isUnder14 }
            #expect(spared.count >= 10)
            var texts: [String] = []
            for batch in sample.batches { texts.append(try await batch.pages().joined().compact) }
            for account in spared.keys {
                let answer = try #require(answers[account])
                #expect(answer.decision == "leave" && answer.piece == nil, "\(account)")
                // The first two lines hold the name: above them may stand how it is addressed.
                for line in (answer.envelope ?? []).prefix(2).map(\.compact) {
                    let isOthers = answers.values.contains { other in
                        other.piece != nil && (other.envelope ?? []).joined().compact.contains(line)
                    }
                    #expect(isOthers || !texts.contains { $0.utf8.contains(line.utf8) }, "\(account)")
                }
            }
        }
    }
}

/// A line of the sample's people.csv.
struct SamplePerson: Sendable {
    let surname: String
    let isDeceased: Bool
    let isUnder14: Bool

    static func all() throws -> [String: SamplePerson] {
        let rows = try ExtractCopy.rows(of: Project.sampleExtract.appending("people.csv"))
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let born = row["birth_date"] ?? ""
                // Of a date without a day or a month the last possible one counts.
                let latest = born.isEmpty ? "" : String((born + "-12-31".suffix(10 - born.utf8.count)).prefix(10))
                return (
                    try #require(row["account_id"]),
                    SamplePerson(
                        surname: try #require(row["surname"]),
                        isDeceased: row["death_date"] != "" || row["suspension"] == "O",
                        isUnder14: latest > "2012-11-01")
                )
            })
    }
}
