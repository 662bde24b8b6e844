import LetterComposition
import MailboxDomain
import PageLayout
import PaperMail
import PrintHouse
import Stationery

/// Sees to it that what a prenotifying printer prints has a place for the carrier's codes.
struct CodingZoneCheck {
    let configuration: Configuration
    let stationery: StationerySet

    var findings: [Finding] {
        let names = Set(stationery.templates.values.flatMap(\.layouts)).sorted()
        return configuration.routing.printers.filter {
            configuration.printers[$0]?.franking.sorting == .prenotified
        }.flatMap { id in
            names.compactMap { stationery.layouts[$0] }.filter { $0.coding == nil }.map { layout in
                Finding(
                    code: RunFault.codingZone,
                    place: .init(
                        file: WorkspaceSettings.configurationPath, column: "printers.\(id.name).franking.sorting"),
                    message:
                        "The layout \(layout.name) has no place for the carrier's codes. Give it the group coding, or give "
                        + "templates that use it another layout.")
            }
        }
    }
}
