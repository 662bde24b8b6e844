import LetterComposition
import PaperMail

/// Addresses of the pages where texts are changed.
enum WritingAddress {
    static func text(of address: DeskAddress) -> String? {
        switch address {
        case .edit(let piece, let choices):
            let number = piece.section.map { "/\($0)" } ?? ""
            switch piece.file {
            case .own(let product):
                // Its own text is shown in no other letter.
                return "/bewerk/brief/\(product.rawValue)\(number)" + query(EditChoices(reader: choices.reader))
            case .shared(let name): return "/bewerk/blok/\(name)\(number)" + query(choices)
            }
        case .header(let product, let choices):
            return "/titel/\(product.rawValue)" + query(EditChoices(reader: choices.reader))
        case .sender: return "/gegevens"
        case .senderValue(let name, let choices): return "/gegevens/\(name)" + query(choices)
        case .drawings: return "/tekeningen"
        case .drawing(let name): return "/tekening/\(name).svg"
        case .sentDrawing(let digest): return "/tekening/gestuurd/\(digest).svg"
        case .history(let product): return "/versies" + (product.map { "/\($0.rawValue)" } ?? "")
        case .compareChosen: return "/vergelijk"
        case .compare(let product, let choice):
            let reader = choice.reader.map { "&lezer=\($0)" } ?? ""
            return
                "/vergelijk?van=\(choice.from)&tot=\(choice.to?.description ?? "nu")&brief=\(product.rawValue)\(reader)"
        default: return nil
        }
    }

    /// Nil for what is no such address.
    static func reading(_ parts: [Substring], query text: String?) -> DeskAddress? {
        guard let words = query(text) else { return nil }
        switch (parts[0], parts.count) {
        case ("bewerk", 3), ("bewerk", 4):
            guard let file = file(parts[1], parts[2]), let choices = choices(words) else { return nil }
            guard parts.count == 4 else { return .edit(TextPiece(file: file), choices) }
            guard parts[3].wholeMatch(of: /[1-9][0-9]{0,3}/) != nil else { return nil }
            return .edit(TextPiece(file: file, section: Int(parts[3])), choices)
        case ("titel", 2):
            guard let product = Product(rawValue: String(parts[1])), let choices = choices(words) else { return nil }
            return .header(product, choices)
        case ("gegevens", 1): return words.isEmpty ? .sender : nil
        case ("gegevens", 2):
            guard parts[1].wholeMatch(of: /[A-Za-z0-9-]{1,64}/) != nil, let choices = choices(words) else { return nil }
            return .senderValue(String(parts[1]), choices)
        case ("tekening", 2):
            guard words.isEmpty, let match = parts[1].wholeMatch(of: /([a-z0-9-]{1,64})\.svg/) else { return nil }
            return .drawing(String(match.1))
        case ("tekening", 3):
            guard words.isEmpty, parts[1] == "gestuurd", parts[2].hasSuffix(".svg"),
                let digest = FileDigest(String(parts[2].dropLast(4)))
            else { return nil }
            return .sentDrawing(digest)
        case ("versies", 1): return words.isEmpty ? .history(nil) : nil
        case ("versies", 2):
            guard words.isEmpty, let product = Product(rawValue: String(parts[1])) else { return nil }
            return .history(product)
        case ("vergelijk", 1): return comparison(words)
        default: return nil
        }
    }

    private static func comparison(_ words: [String: String]) -> DeskAddress? {
        guard Set(words.keys).isSubset(of: ["van", "tot", "brief", "lezer"]),
            let product = words["brief"].flatMap(Product.init), let from = words["van"].flatMap({ TextVersion.ID($0) })
        else { return nil }
        var choice = VersionChoice(from: from, reader: words["lezer"])
        if let to = words["tot"], to != "nu" {
            guard let id = TextVersion.ID(to) else { return nil }
            choice.to = id
        }
        return .compare(product, choice)
    }

    private static func file(_ kind: Substring, _ name: Substring) -> TextPiece.File? {
        switch kind {
        case "brief": Product(rawValue: String(name)).map { .own($0) }
        case "blok": name.wholeMatch(of: /[a-z0-9-]{1,64}/).map { _ in .shared(String(name)) }
        default: nil
        }
    }

    private static func choices(_ words: [String: String]) -> EditChoices? {
        guard Set(words.keys).isSubset(of: ["brief", "lezer"]) else { return nil }
        var choices = EditChoices(reader: words["lezer"])
        if let name = words["brief"] {
            guard let product = Product(rawValue: name) else { return nil }
            choices.product = product
        }
        return choices
    }

    /// Nil where a name stands twice, or a value can never be right.
    private static func query(_ text: String?) -> [String: String]? {
        var words: [String: String] = [:]
        for pair in (text ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, parts[1].wholeMatch(of: /[a-z0-9-]{1,64}/) != nil,
                words.updateValue(parts[1], forKey: parts[0]) == nil
            else { return nil }
        }
        return words
    }

    private static func query(_ choices: EditChoices) -> String {
        let parts = [choices.product.map { "brief=\($0.rawValue)" }, choices.reader.map { "lezer=\($0)" }]
        let text = parts.compactMap(\.self).joined(separator: "&")
        return text.isEmpty ? "" : "?\(text)"
    }
}
