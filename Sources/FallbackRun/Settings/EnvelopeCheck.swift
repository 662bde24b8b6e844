import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import PaperMail
import PrintHouse
import Stationery

/// Sees to it that the address of every letter shows through the window of the envelope that its printer uses.
struct EnvelopeCheck {
    let configuration: Configuration
    let stationery: StationerySet

    var findings: [Finding] {
        let layouts = Set(stationery.templates.values.flatMap(\.layouts)).sorted()
        return layouts.flatMap { name in
            configuration.routing.printers.compactMap { id -> Finding? in
                guard let layout = stationery.layouts[name], layout.window != nil,
                    let window = configuration.printers[id]?.envelope.window.map({ EnvelopeWindow(area: Rectangle($0)) }
                    ),
                    !window.alwaysShows(layout.address.area) || !window.alwaysShows(layout.returnLine.area)
                else { return nil }
                return Finding(
                    code: RunFault.window,
                    place: .init(
                        file: WorkspaceSettings.configurationPath, column: "printers.\(id.name).letter.window"),
                    message: "The address of the layout \(name) does not show through the window of this envelope. "
                        + "Give templates that use it another layout, or name the printer's other envelope.")
            }
        }
    }
}

extension Rectangle {
    fileprivate init(_ window: Manifest.Window) {
        self.init(x: window.xMm.mm, y: window.yMm.mm, width: window.widthMm.mm, height: window.heightMm.mm)
    }
}
