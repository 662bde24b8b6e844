/// What is wrong with the zones of a layout.
enum DutchLayout {
    /// Nil for details of something else.
    static func problem(_ details: [String]) -> String? {
        guard details.count >= 2 else { return nil }
        let (zone, other) = (details[0], details.count > 2 ? details[2] : "")
        switch details[1] {
        case "off-paper": return "De zone \(zone) valt buiten wat te bedrukken is."
        case "overlaps": return "De zone \(zone) ligt over de zone \(other) heen."
        case "overlaps-clear": return "De zone \(zone) ligt over \(other) heen, dat vrij moet blijven."
        case "leaves-window": return "De zone \(zone) valt buiten het venster van de envelop."
        case "off-window": return "Wat door het venster te zien kan zijn, is kleiner dan het venster zelf."
        case "shows-through": return "De zone \(zone) is te zien door het venster van de envelop."
        case "no-continuation-line":
            return "Een tekst die doorloopt heeft een continuationLine nodig: voor het kenmerk op verdere bladzijden."
        default: return nil
        }
    }
}
