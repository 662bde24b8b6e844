import AudienceSelection
import LetterComposition
import MailboxDomain
import PageLayout
import PlainLanguage

/// The words of the pages: what things are called for who writes letters.
extension Product {
    var inDutch: String {
        switch self {
        case .digidBasis: "Brief aan wie alleen een wachtwoord heeft"
        case .dormant: "Brief aan wie lang niet keek"
        case .noEmail: "Brief aan wie geen e-mail krijgt"
        case .bounce: "Kaart aan wie onze e-mail niet krijgt"
        case .bounceLetter: "Dezelfde kaart, als brief"
        }
    }

    /// Without its article, which is "de" for both.
    var noun: String { kind == .card ? "kaart" : "brief" }
}

extension LayoutProfile {
    /// The layouts that the project ships; others are called like their file.
    static func inDutch(_ name: String) -> String {
        switch name {
        case "window-left": "venster links"
        case "window-right": "venster rechts"
        case "large-print": "grote letter"
        case "card": "kaart"
        default: name
        }
    }
}

extension Severity {
    var inDutch: String {
        switch self {
        case .error: "Fout"
        case .warning: "Let op"
        case .suggestion: "Tip"
        }
    }

    func counted(_ count: Int) -> String {
        switch self {
        case .error: count == 1 ? "1 fout" : "\(count) fouten"
        case .warning: "\(count) keer let op"
        case .suggestion: count == 1 ? "1 tip" : "\(count) tips"
        }
    }
}

extension BlockName {
    var inDutch: String {
        switch self {
        case .reference: "Datum en kenmerk"
        case .opening: "Opening"
        case .key: "Kern"
        case .why: "Waarom"
        case .steps: "Stappen"
        case .done: "Al gedaan"
        case .paper: "Op papier"
        case .help: "Hulp"
        case .real: "Is dit echt"
        case .closing: "Slot"
        }
    }
}

extension Finding.Place {
    /// `nl.md, regel 12, teken 3`: the template's folder is clear from the page.
    var inDutch: String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let parts = [name, line.map { "regel \($0)" }, column.map { Int($0) == nil ? $0 : "teken \($0)" }]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Instant {
    /// `30 september 2026, 14:05`, in the Netherlands.
    func inDutchWords(_ time: DutchTime) -> String {
        let date = time.date(of: self)
        let minutes = (milliseconds - time.start(of: date).milliseconds) / 60_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.inDutchWords), \(two(minutes / 60)):\(two(minutes % 60))"
    }
}
