import LetterComposition
import MailboxDomain
import Stationery
import StrictFiles

/// One value of the sender: what it is, where it comes from, and when somebody last looked there.
struct SenderSettings: Settings {
    /// In `values` of sender.yaml, or `letterPage`.
    let name: String

    let path = StationeryPath.sender

    private static let page = "letterPage"
    private var isPage: Bool { name == Self.page }
    private var keys: [String] { isPage ? [Self.page] : ["values", name] }

    var title: String { SenderWords.meaning(of: name) }

    func lead(in files: StationeryFiles) -> String {
        let count = products(in: files).count
        return switch count {
        case 0: "Deze waarde staat nu in geen enkele brief."
        case 1: "Deze waarde staat in 1 brief of kaart."
        default: "Deze waarde staat in \(count) brieven en kaarten: een verandering geldt voor allemaal."
        }
    }

    func groups(in files: StationeryFiles) -> [FormGroup]? {
        guard let value = Self.values(in: files)[name] else { return nil }
        return [
            FormGroup(fields: [
                FormField(
                    name: "value", label: isPage ? "Adres" : "Wat er in de brief komt",
                    meaning: isPage
                        ? "Een adres met https:// ervoor, zonder ? of #." : "Precies zoals de lezer het ziet.",
                    kind: .line, value: value.text),
                FormField(
                    name: "source", label: "Waar u dit vond", meaning: "Zodat een ander het kan nazoeken.",
                    value: value.source),
                FormField(
                    name: "checkedOn", label: "Wanneer u daar keek",
                    meaning: "Na een jaar gaat er geen echte post meer weg tot iemand opnieuw keek.", kind: .date,
                    value: "\(value.checkedOn)"),
                FormField(
                    name: "sample", label: "Dit is een verzonnen waarde",
                    meaning: "Zolang dit aan staat, gaat er geen echte post weg.", kind: .tick,
                    value: value.isSample ? "ja" : ""),
            ])
        ]
    }

    func yaml(_ yaml: String, with values: [String: String], changed: Set<String>) -> String? {
        var lines = YAMLLines(yaml)
        for field in ["value", "source", "checkedOn"] where changed.contains(field) {
            let key = field == "value" && isPage ? "address" : field
            let text = values[field] ?? ""
            guard lines.set(keys + [key], to: field == "checkedOn" ? .plain(text) : .text(text)) else { return nil }
        }
        if changed.contains("sample") {
            guard lines.set(keys + ["sample"], to: values["sample"] == "ja" ? .plain("true") : nil) else { return nil }
        }
        return lines.yaml
    }

    func products(in files: StationeryFiles) -> [Product] {
        Product.allCases.filter { product in
            if isPage { return files.texts[StationeryPath.header(of: product)]?.contains("qr:") == true }
            // The letterhead and the envelope have these always.
            return ["afzender", "organisatie", "retouradres"].contains(name)
                || files.wholeText(of: product).contains("{{\(name)}}")
        }
    }

    /// All values by name, the page of the codes among them; none where the file can't be read.
    static func values(in files: StationeryFiles) -> [String: Sender.Value] {
        guard let yaml = files.texts[StationeryPath.sender],
            let sender = try? Sender.reading(yaml: yaml, file: StationeryPath.sender).sender
        else { return [:] }
        var values = sender.values
        // A value that is kept on one line is read with spaces and hyphens that no line ends at.
        values = values.mapValues { value in
            var value = value
            value.text = value.text.replacing("\u{2060}", with: "")
            return value
        }
        values[page] = sender.letterPage
        return values
    }
}
