import AudienceSelection
import Canvas
import Measures
import PageLayout
import PageRendering
import PaperMail
import Stationery
import StrictFiles
import SystemPackage

/// evidence.pdf: what evidence.json says, in Dutch and for people, with the letter behind it.
struct EvidencePages {
    let file: EvidenceFile
    let plan: PlanDatabase
    /// As it was printed, marks too; empty where there is none.
    let letter: [Page]
    let fonts: FilePath

    func write(to path: FilePath) throws {
        let library = try FontLibrary(of: plan, RunSettings(of: plan), in: fonts)
        let proof = ProofPages(library: library)
        var pages = try proof.report(blocks).map(\.withoutWatermark)
        let caption = "Afschrift uit het bewijs van run \(file.run)"
        pages += try proof.pages(of: letter, number: 1, caption: caption).map(\.withoutWatermark)
        let pdf = try PDFRenderer(
            path: path.string, title: "Bewijs \(file.run) \(file.account)", date: file.at, library: library)
        try pdf.write(pages)
        try pdf.finish()
    }

    private var blocks: [ReportBlock] {
        let values = EvidenceRecord.values(in: file.record) ?? []
        return [
            .title("Bewijs over account \(file.account)"),
            .paragraph(
                "Run \(file.run)\(file.test ? ", een test" : ""). Opgemaakt op \(file.at). Dit gaat over één account; van anderen staat hier niets."
            ),
            .heading("Wat bekend was, welke regel besliste en wat is verzonden"),
            Self.table(
                values.filter { $0.name != "form" }.map {
                    [EvidenceWords.name($0.name), EvidenceWords.value($0.value, of: $0.name)]
                }),
            .heading("Wat in de gegevens van de Berichtenbox is vergeleken"),
            file.facts.isEmpty
                ? .paragraph(
                    "De Berichtenbox bevat inmiddels andere gegevens; wat is vergeleken staat er niet meer in.")
                : Self.table(
                    file.facts.sorted { $0.key < $1.key }.map {
                        [EvidenceWords.fact($0.key), EvidenceWords.value($0.value, of: $0.key)]
                    }),
            .heading("Wat er daarna gebeurde"),
            Self.table(since.isEmpty ? [["er is niets verzonden", ""]] : since),
            .heading("Hoe dit te controleren is"),
            .paragraph(
                "Het bestand evidence.json bevat dezelfde gegevens met een handtekening, en een bewijs dat zij horen bij de run die is verzegeld: de regels hierboven zijn blad \(file.proof.index + 1) van \(file.proof.leaves) van een hashboom (RFC 6962, SHA-256), waarvan de wortel in de ondertekende opdracht order.json staat. Controleer met: postvangnet verify --evidence evidence.json --signers FILE."
            ),
        ]
            + (file.letterIsAsPrinted == false
                ? [
                    .paragraph(
                        "Let op: de brief hierachter is opnieuw opgemaakt met andere lettertypen of programma's dan toen, en is daardoor niet tot op de letter gelijk aan wat is gedrukt. De tekst is die van de vastgestelde run."
                    )
                ] : [])
    }

    private var since: [[String]] {
        file.prints.map { print in
            [
                print.attempt == 1 ? "druk" : "druk \(print.attempt)",
                "partij \(print.batch): \(EvidenceWords.state(print.state))\(print.mailedAt.map { ", op de post op \($0)" } ?? "")",
            ]
        }
            + file.claims.map { claim in
                [
                    claim.at,
                    "\(EvidenceWords.state(claim.status))\(claim.reason.map { ", \($0)" } ?? "")\(claim.ofBatch ? ", gemeld van de hele partij \(claim.batch)" : "")",
                ]
            }
            + [file.withdrawn.map { ["ingetrokken", $0] }, file.cancelled.map { ["run beëindigd", $0] }]
            .compactMap(\.self)
    }

    private static func table(_ rows: [[String]]) -> ReportBlock {
        .table(
            [ReportColumn(width: 50.mm), ReportColumn(width: 115.mm)], rows: [["gegeven", "waarde"]] + rows)
    }

}

extension Page {
    /// A copy of real mail is no proof.
    fileprivate var withoutWatermark: Page {
        var page = self
        page.items.removeAll { if case .watermark = $0.content { true } else { false } }
        return page
    }
}
