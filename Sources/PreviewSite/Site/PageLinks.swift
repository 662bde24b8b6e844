import LetterComposition

/// Where the pages of the desk are: on the site, or in a folder to send round.
protocol PageLinks: Sendable {
    /// Nil for what there is not.
    func link(to address: DeskAddress) -> String?
    /// The proof of a letter as PDF; nil where there are none.
    func proof(of key: PictureKey) -> String?
    /// At which densities a whole page is there.
    var densities: [PictureDensity] { get }
    /// Whether the pages follow changes on the disk.
    var isLive: Bool { get }
}

extension PageLinks {
    /// The density of a whole page where only one can be named.
    var density: PictureDensity { densities.contains(.double) ? .double : densities.last ?? .normal }
}

/// Addresses on the site.
struct SiteLinks: PageLinks {
    let isLive = true
    let densities: [PictureDensity] = [.normal, .office, .double, .triple]

    func proof(of key: PictureKey) -> String? { nil }

    func link(to address: DeskAddress) -> String? {
        switch address {
        case .overview: "/"
        case .template(let product, let choices): "/sjabloon/\(product.rawValue)?" + Self.query(choices)
        case .readers: "/lezers"
        case .paste: "/tekst"
        case .signOff(let product): "/aftekenen/\(product.rawValue)"
        case .forms(let product): "/vormen/\(product.rawValue)"
        case .readersTest(let product): "/lezerstest/\(product.rawValue)"
        case .testPrint(let product, let reader, let layout): "/lezerstest/\(product.rawValue)/\(reader)/\(layout).pdf"
        case .picture(let key):
            "/beeld/\(key.product.rawValue)/\(key.persona)/\(key.layout)/\(key.version)/"
                + "\(key.page)-\(key.density.rawValue).png"
        case .style: "/desk.css"
        case .script: "/desk.js"
        case .editScript: "/bewerk.js"
        case .edit, .header, .sender, .senderValue, .drawings, .drawing, .sentDrawing, .history, .compare,
            .compareChosen:
            WritingAddress.text(of: address)
        case .icon: "/icoon.svg"
        case .live: "/live"
        }
    }

    private static func query(_ choices: TemplateChoices) -> String {
        var parts = ["lezer=\(choices.reader)"]
        if let layout = choices.layout { parts.append("indeling=\(layout)") }
        if choices.side != 1 { parts.append("kant=\(choices.side)") }
        if choices.zoom != .fit { parts.append("zoom=\(choices.zoom.rawValue)") }
        return parts.joined(separator: "&")
    }
}

/// Names of files in a folder, as pages in that folder use them.
struct FolderLinks: PageLinks {
    static let pictures = "beelden"
    static let proofs = "proeven"

    let isLive = false
    let densities: [PictureDensity] = [.office]

    func proof(of key: PictureKey) -> String? { "\(Self.proofs)/\(key.product.rawValue)-\(key.persona).pdf" }

    func link(to address: DeskAddress) -> String? {
        switch address {
        case .overview: "index.html"
        case .template(let product, let choices): "\(product.rawValue)-\(choices.reader).html"
        case .readers: "lezers.html"
        case .signOff(let product): "aftekenen-\(product.rawValue).html"
        case .forms(let product): "vormen-\(product.rawValue).html"
        case .picture(let key):
            "\(Self.pictures)/\(key.product.rawValue)-\(key.persona)-\(key.layout)-\(key.page)-\(key.density.rawValue).png"
        case .style: "desk.css"
        case .icon: "icoon.svg"
        // Who tests has the site, and so has who writes.
        case .script, .live, .readersTest, .testPrint, .edit, .editScript, .header, .sender, .senderValue, .drawings,
            .drawing,
            .sentDrawing, .history, .compare, .compareChosen, .paste:
            nil
        }
    }
}
