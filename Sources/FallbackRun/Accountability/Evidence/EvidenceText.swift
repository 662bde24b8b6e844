import AudienceSelection
package import Canvas
package import LetterComposition
package import MailboxDomain
import PaperMail

/// What evidence.pdf says: in Dutch and for people what evidence.json has, and the letter behind it.
///
/// Belongs to one thread, like its font library.
package struct EvidenceText {
    package let title: String
    /// In the order of reading.
    package let statement: [TextElement<LetterFragment>]
    /// Nil where none was printed.
    package let letter: PlannedLetter?
    package let library: FontLibrary
    /// On which it is made.
    package let date: CalendarDate
    package let time: DutchTime

    /// - Parameter file: all but the digest of the PDF.
    init(of file: EvidenceFile, _ letter: PlannedLetter?, library: FontLibrary, on date: CalendarDate, time: DutchTime)
    {
        title = "Bewijs \(file.run) \(file.account)"
        statement = file.statement
        (self.letter, self.library, self.date, self.time) = (letter, library, date, time)
    }
}

extension EvidenceFile {
    fileprivate var statement: [TextElement<LetterFragment>] {
        var elements: [TextElement<LetterFragment>] = [
            .heading(1, "Bewijs over account \(account)"),
            .paragraph(
                "Run \(run)\(test ? ", een test" : ""). Opgemaakt op \(at). Dit gaat over één account; van anderen staat hier niets."
            ),
            .heading(2, "Wat bekend was, welke regel besliste en wat is verzonden"),
        ]
        for line in EvidenceRecord.values(in: record) ?? [] where line.name != "form" {
            elements.append(.fact(EvidenceWords.name(line.name), EvidenceWords.value(line.value, of: line.name)))
        }
        elements.append(.heading(2, "Wat in de gegevens van de Berichtenbox is vergeleken"))
        elements += compared
        elements.append(.heading(2, "Wat er daarna gebeurde"))
        elements += since
        elements += [
            .heading(2, "Hoe dit te controleren is"),
            .paragraph(
                "Het bestand evidence.json bevat dezelfde gegevens met een handtekening, en een bewijs dat zij horen bij de run die is verzegeld: de regels hierboven zijn blad \(proof.index + 1) van \(proof.leaves) van een hashboom (RFC 6962, SHA-256), waarvan de wortel in de ondertekende opdracht order.json staat. Controleer met: postvangnet verify --evidence evidence.json --signers FILE."
            ),
        ]
        return elements + introduction
    }

    private var compared: [TextElement<LetterFragment>] {
        guard !facts.isEmpty else {
            return [
                .paragraph("De Berichtenbox bevat inmiddels andere gegevens; wat is vergeleken staat er niet meer in.")
            ]
        }
        // As `explain` shows them: what is needed stands behind what there is.
        return Fact.Name.allCases.map(\.rawValue).compactMap { name in
            facts[name].map { .fact(EvidenceWords.fact(name), EvidenceWords.value($0, of: name)) }
        }
    }

    private var since: [TextElement<LetterFragment>] {
        var events: [TextElement<LetterFragment>] = prints.map { print in
            .fact(
                print.attempt == 1 ? "druk" : "druk \(print.attempt)",
                "partij \(print.batch): \(EvidenceWords.state(print.state))\(print.mailedAt.map { "\(print.state == "mailed" ? "" : ", op de post") op \($0)" } ?? "")"
            )
        }
        events += claims.map { claim in
            .fact(
                claim.at,
                "\(EvidenceWords.state(claim.status))\(claim.reason.map { ", \($0)" } ?? "")\(claim.ofBatch ? ", gemeld van de hele partij \(claim.batch)" : "")\(claim.counts == false ? " (telt niet: dit spreekt tegen wat eerder gebeurde)" : "")"
            )
        }
        if let withdrawn { events.append(.fact("ingetrokken", withdrawn)) }
        if let cancelled { events.append(.fact("run beëindigd", cancelled)) }
        return events.isEmpty ? [.paragraph("Er is niets verzonden.")] : events
    }

    /// To the letter that follows.
    private var introduction: [TextElement<LetterFragment>] {
        guard let letterIsAsPrinted else { return [] }
        return [
            .heading(2, "De brief"),
            .paragraph(
                letterIsAsPrinted
                    ? "Hierna staan de woorden van de brief, in de volgorde waarin zij worden voorgelezen. De bladzijden zijn bij het maken van dit bewijs opnieuw opgemaakt, en zijn teken voor teken die van de druk (SHA-256 van de bladzijden)."
                    : "Hierna staan de woorden van de brief uit de vastgestelde run, in de volgorde waarin zij worden voorgelezen. Let op: bij het maken van dit bewijs waren er andere lettertypen of programma's dan toen, zodat niet is na te gaan of de bladzijden er precies zo uitzien als die van de druk."
            ),
        ]
    }
}

extension TextElement<LetterFragment> {
    fileprivate static func heading(_ level: Int, _ text: String) -> Self {
        Self(kind: .heading(level: level), fragments: [LetterFragment(text: text, isStrong: false)])
    }

    fileprivate static func paragraph(_ text: String) -> Self {
        Self(kind: .paragraph, fragments: [LetterFragment(text: text, isStrong: false)])
    }

    /// An item of a list.
    fileprivate static func fact(_ name: String, _ value: String) -> Self {
        Self(
            kind: .plainItem,
            fragments: [
                LetterFragment(text: "\(name): ", isStrong: true),
                LetterFragment(text: value.isEmpty ? "-" : value, isStrong: false),
            ])
    }
}
