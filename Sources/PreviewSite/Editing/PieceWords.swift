import LetterComposition

extension TextPiece.File {
    /// What the file is called for who writes letters.
    var inDutch: String {
        switch self {
        case .own(let product): product.inDutch
        case .shared(let name): "Gedeelde tekst \(name)"
        }
    }
}

extension TextSections.Section {
    /// What a piece is called, with its readers.
    var title: (name: String, readers: String) {
        switch marker {
        case .block(let name, let condition): (name.inDutch, condition.inDutch)
        case .use(let name): ("Gedeelde tekst \(name)", "")
        case .unknown: ("Stuk zonder naam", "")
        }
    }
}
