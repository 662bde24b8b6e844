import HTTPTypes
import LetterComposition
import Stationery

extension DeskPages {
    /// Pages to write on are not there where nobody may.
    func checkWriting() throws(RequestGate.Refusal) {
        guard writing != nil else {
            throw RequestGate.Refusal(
                status: .forbidden,
                reason: "Op deze pagina's kunt u alleen lezen: zo is het programma gestart (--read-only).")
        }
    }

    func sender() async throws -> String {
        let files = await desk.files()
        let values = SenderSettings.values(in: files)
        let known = SenderWords.order
        let names = values.keys.sorted {
            (known.firstIndex(of: $0) ?? known.count, $0) < (known.firstIndex(of: $1) ?? known.count, $1)
        }
        let entries = names.compactMap { name -> SenderPage.Entry? in
            guard let value = values[name] else { return nil }
            let settings = SenderSettings(name: name)
            return SenderPage.Entry(
                name: name, settings: settings, value: value, users: settings.products(in: files).count)
        }
        return SenderPage(entries: entries, faults: try await desk.senderFaults(), frame: frame).html
    }
}

extension SettingsRoom {
    init(senderValue name: String, _ choices: EditChoices, _ pages: DeskPages) {
        self.init(
            settings: SenderSettings(name: name), choices: choices, address: .senderValue(name, choices), pages: pages)
    }

    init(header product: Product, _ choices: EditChoices, _ pages: DeskPages) {
        self.init(
            settings: HeaderSettings(product: product), choices: choices, address: .header(product, choices),
            pages: pages)
    }
}

extension Optional {
    /// Throws the answer for what is not there.
    var found: Wrapped {
        get throws(RequestGate.Refusal) {
            guard let self else { throw DeskResponder.notThere }
            return self
        }
    }
}
