import Measures

extension LayoutProfile {
    /// What is wrong with a zone, by its key.
    struct Problem: Hashable {
        var zone: String
        var message: String
        /// What the message speaks of: the zone itself, the kind of problem, and the other zone where there is one.
        var details: [String]
    }

    /// Of zones that stand in the group of another: its key.
    private static let wholes = [
        "continuation": "body", "continuationLine": "body", "turnOver": "body", "letterheadRules": "letterhead",
    ]

    /// Zones that overlap, leave the printable area or the window; none in a layout that can be printed.
    var problems: [Problem] {
        var problems: [Problem] = []
        func add(_ zone: String, _ verb: String, _ kind: String, other: String? = nil) {
            let whole = Self.wholes[zone]
            let problem = Problem(
                zone: whole ?? zone, message: whole == nil ? "It \(verb)." : "Its \(zone) \(verb).",
                details: [zone, kind] + (other.map { [$0] } ?? []))
            // What is wrong with a zone of every sheet is said once.
            if !problems.contains(problem) { problems.append(problem) }
        }
        for page in 1...max(2, sheets * sides) {
            let zones = printedZones(of: page)
            for (index, zone) in zones.enumerated() {
                if !printableArea.contains(zone.ink) {
                    add(zone.name, "leaves the area that can be printed", "off-paper")
                }
                for other in zones[(index + 1)...] where zone.area.overlaps(other.area) {
                    add(zone.name, "overlaps \(other.name)", "overlaps", other: other.name)
                }
                if page == 1, let coding, zone.area.overlaps(coding) {
                    add("coding", "overlaps \(zone.name)", "overlaps", other: zone.name)
                }
                for clear in keptClear where clear.page == page && zone.area.overlaps(clear.area) {
                    add(
                        zone.name, "overlaps \(clear.name), which is kept clear", "overlaps-clear", other: clear.name)
                }
            }
        }
        if let coding, !printableArea.contains(coding) {
            add("coding", "leaves the area that can be printed", "off-paper")
        }
        if body.continuation != nil, body.continuationLine == nil {
            problems.append(
                Problem(
                    zone: "body",
                    message: "A text that goes on needs a continuationLine, for the reference on its further pages.",
                    details: ["body", "no-continuation-line"]))
        }
        if let window = envelopeWindow {
            for (name, area) in shownZones where !window.alwaysShows(area) {
                add(name, "leaves the envelope's window", "leaves-window")
            }
            for (name, area) in hiddenZones where window.canShow(area) {
                add(name, "shows through the envelope's window", "shows-through")
            }
            if !window.reach.contains(window.shown) { add("reach", "does not hold the window", "off-window") }
        }
        return problems
    }
}
