import LetterComposition
import MailboxDomain
package import PageLayout

extension LayoutError {
    /// Why a letter cannot be laid out, for who writes its text.
    package var inDutch: String { fault.inDutch(of: zone) }
}

extension LayoutFault {
    /// - Parameter zone: the part of the letter that it is about.
    func inDutch(of zone: PageZone?) -> String {
        let part = zone?.inDutch ?? "Iets"
        return switch self {
        case .doesNotFit: "\(part) past niet op zijn plek."
        case .tooLong: "De tekst is te lang voor het papier."
        case .missingGlyph: "\(part) heeft een teken dat niet in het lettertype zit."
        case .overlap: "\(part) staat over iets anders heen."
        case .noPlace: "Deze indeling heeft geen plek voor: \(part.lowercased())."
        case .font: "Het lettertype werkt niet. Meld het aan wie het programma beheert."
        case .code: "De QR-code of het merkteken is niet te maken. Is het adres van de QR-code te lang?"
        case .mark: "Het merkteken van de drukkerij past niet in deze indeling."
        }
    }
}

extension Finding {
    private static let refusal = "form"

    /// A form of a text that cannot be laid out.
    ///
    /// - Parameters:
    ///   - file: of the text.
    ///   - readers: who get this form.
    init(_ error: LayoutError, of file: String, on layout: String, for readers: Set<LetterCondition>) {
        self.init(
            code: error.fault, place: .init(file: file),
            message: "\(error) Layout: \(layout). Readers: \(readers.inWords).",
            details: [Self.refusal, error.zone?.rawValue ?? "", layout] + readers.sorted().map(\.rawValue))
    }

    /// Whether it says the same, perhaps of other readers: once is enough.
    func isSameRefusal(as other: Finding) -> Bool {
        details.first == Self.refusal && code == other.code && details.prefix(3) == other.details.prefix(3)
    }

    /// Nil for anything but a form that cannot be laid out.
    func refusedForm(_ fault: LayoutFault) -> String? {
        guard details.first == Self.refusal, details.count >= 3 else { return nil }
        let readers = details.dropFirst(3).compactMap(LetterCondition.init(rawValue:))
        return "\(fault.inDutch(of: PageZone(rawValue: details[1]))) Zo is deze vorm niet te drukken: indeling "
            + "\(details[2]), \(Set(readers).inDutch)."
    }
}

extension PageZone {
    fileprivate var inDutch: String {
        switch self {
        case .letterhead: "Het briefhoofd"
        case .returnLine: "De retourregel"
        case .address: "Het adres"
        case .kix: "De KIX-code"
        case .reference: "De datum met het kenmerk"
        case .body: "De tekst"
        case .qr: "De QR-code"
        case .drawing: "De tekening"
        case .mark: "Het merkteken"
        case .foldMarks: "De vouwlijn"
        case .turnOver: "Het verwijzen naar de achterkant"
        case .proof: "Het woord PROEF"
        }
    }
}
