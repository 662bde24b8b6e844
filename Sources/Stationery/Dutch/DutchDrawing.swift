package import Canvas

/// Why a drawing cannot stand in a letter.
package enum DutchDrawing {
    package static func reason(of error: LineDrawingError) -> String { reason(error.details) }

    static func reason(_ details: [String]) -> String {
        let name = details.count > 1 ? details[1] : ""
        switch details.first {
        case "not-svg": return "Dit hoort niet in een tekening. Schrijf kenmerken tussen dubbele aanhalingstekens."
        case "element": return "Het onderdeel <\(name)> mag niet: een tekening heeft alleen lijnen en vormen."
        case "attribute": return "Het kenmerk \(name) mag niet. Gebruik stroke en fill voor lijnen en vlakken."
        case "too-much": return "Zij is te groot of te ingewikkeld. Teken haar eenvoudiger, met minder onderdelen."
        case "no-size":
            return "Zij heeft geen maat van 1 tot 10.000. Geef <svg> een viewBox, of een width en een height."
        case "not-black": return "Zij is niet alleen zwart. Teken zwarte lijnen, en laat open wat wit is."
        default: return "Het bestand is geen SVG die te tekenen is."
        }
    }
}

extension LineDrawingError {
    /// As a finding carries it.
    var details: [String] {
        switch self {
        case .notSVG: ["not-svg"]
        case .element(let name, _): ["element", name]
        case .attribute(let name, _): ["attribute", name]
        case .tooMuch(let what, let most, _): ["too-much", what, most]
        case .noSize: ["no-size"]
        case .notBlack: ["not-black"]
        case .unusable: ["unusable"]
        }
    }
}
