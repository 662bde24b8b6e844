import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import PaperMail
import Stationery

/// Sees to it that of every letter what must show through the window of its printer's envelope always does, and nothing
/// else ever, wherever the folded sheet lies.
struct EnvelopeCheck {
    let configuration: Configuration
    let stationery: StationerySet

    var findings: [Finding] {
        let names = Set(stationery.templates.values.flatMap(\.layouts)).sorted()
        var findings: [Finding] = []
        for layout in names.compactMap({ stationery.layouts[$0] }) where layout.window != nil {
            for id in configuration.routing.printers {
                guard let envelope = configuration.printers[id]?.envelope else { continue }
                let key = "printers.\(id.name).letter.\(envelope.window.key)"
                let place = Finding.Place(file: WorkspaceSettings.configurationPath, column: key)
                findings += Self.faults(of: layout, in: envelope).map { message in
                    Finding(code: RunFault.window, place: place, message: "\(message) \(Self.advice)")
                }
            }
        }
        return findings
    }

    private static let advice =
        "Give templates that use it another layout, or name the printer's other envelope."

    /// In sentences with the figures, in millimetres from the left and top of the sheet.
    private static func faults(of layout: LayoutProfile, in envelope: Configuration.Envelope) -> [String] {
        let sheet = layout.foldedSheet
        guard let window = envelope.window(over: sheet) else {
            let inside = envelope.window.inside.map { ", which is \(text($0)) mm inside" } ?? ""
            return [
                "The layout \(layout.name), folded to \(text(sheet.size)) mm, does not go into this envelope\(inside)."
            ]
        }
        let play = envelope.window.inside == nil ? "" : ", for the sheet has \(text(window.play)) mm of play"
        let hidden = layout.shownZones.filter { !window.alwaysShows($0.area) }.map { name, area in
            "Of the layout \(layout.name) \(name) does not always show through the window: it takes \(text(area)), and "
                + "\(window.shown.isEmpty ? "nothing" : text(window.shown)) always shows\(play)."
        }
        guard case .opening = envelope.window else { return hidden }
        return hidden
            + layout.hiddenZones.filter { window.canShow($0.area) }.map { name, area in
                "Of the layout \(layout.name) \(name) can show through the window: it takes \(text(area)), and "
                    + "\(text(window.reach)) can show\(play)."
            }
    }

    private static func text(_ size: Size) -> String { "\(text(size.width)) x \(text(size.height))" }

    private static func text(_ area: Rectangle) -> String {
        "\(text(area.left))-\(text(area.right)) x \(text(area.top))-\(text(area.bottom))"
    }

    /// In tenths.
    private static func text(_ length: Length) -> String {
        let tenths = (length.millimetres * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}

extension Configuration.Envelope.Window {
    fileprivate var key: String {
        switch self {
        case .opening: "inside"
        case .shown: "window"
        }
    }

    fileprivate var inside: Size? {
        if case .opening(let shape) = self { shape.inside } else { nil }
    }
}
