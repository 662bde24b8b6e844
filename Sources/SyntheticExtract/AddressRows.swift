import MailboxDomain
import StrictFiles

/// Where people get post: the rows of addresses.csv.
struct AddressRows {
    let places: Places

    private struct Abroad {
        let code: String
        let country: String
        let street: String
        let town: String
    }

    /// Invented streets and towns; codes and names of BRP table 34 (landen).
    private let abroad = [
        Abroad(code: "5010", country: "België", street: "Voorbeeldstraat", town: "2999 Modelgem"),
        Abroad(code: "5010", country: "België", street: "Rue de l'Exemple", town: "6999 Modelville"),
        Abroad(code: "6029", country: "Duitsland", street: "Musterstraße", town: "49999 Musterstadt"),
        Abroad(code: "6037", country: "Spanje", street: "Calle del Ejemplo", town: "29999 Ejemplar"),
        Abroad(code: "5002", country: "Frankrijk", street: "Chemin du Modèle", town: "84999 Modelle"),
        Abroad(code: "6043", country: "Turkije", street: "Örnek Sokağı", town: "34999 Örnekköy"),
        Abroad(code: "7050", country: "Portugal", street: "Rua do Exemplo", town: "8999-999 Exemplar"),
        Abroad(code: "5107", country: "Curaçao", street: "Kaya Ehèmpel", town: "Willemsmodel"),
        Abroad(
            code: "6014", country: "Verenigde Staten van Amerika", street: "Sample Avenue", town: "Modelton NY 10999"),
    ]
    private let investigations = ["080000", "080000", "081100", "081160", "089999"]

    static let abroadShare = 120

    /// Writes the residence, and for a few a letter address.
    func write(
        _ account: AccountLife, livesAbroad: Bool, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        guard !random.chance(30) else { return }
        if livesAbroad {
            try writeAbroad(account, to: &file, random.pick(abroad), &random)
        } else {
            try writeHome(account, .residence, to: &file, &random)
        }
        if random.chance(90) {
            if random.chance(4000) {
                try writeBox(account, to: &file, &random)
            } else {
                try writeHome(account, .letter, to: &file, &random)
            }
        }
    }

    /// Street, house number, letter and addition: four columns that other files have as well.
    func writeHouse(_ street: Places.Street, to file: inout CSVWriter, _ random: inout SplitMix64) {
        places.writeName(street, to: &file)
        // Of two numbers the lower: short streets are more frequent than long ones.
        file.number(1 + min(random.below(240), random.below(240)))
        if random.chance(500) { file.text(random.pick(["A", "B", "C", "D", "a", "b"])) } else { file.empty() }
        if random.chance(700) {
            file.text(random.pick(["1", "2", "3", "11", "bis", "II", "hs", "104"]))
        } else {
            file.empty()
        }
    }

    private func begin(_ account: AccountLife, _ kind: Address.Kind, _ file: inout CSVWriter) {
        file.account(account.number)
        file.choice(kind)
    }

    private func writeHome(
        _ account: AccountLife, _ kind: Address.Kind, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        begin(account, kind, &file)
        let street = places.street(in: account.town, &random)
        let isLocation = random.chance(15)
        if isLocation {
            file.empty(5)
            file.part("Woonboot De Meerkoet nabij brug ")
            file.number(random.among(1...90))
        } else {
            writeHouse(street, to: &file, &random)
            if random.chance(20) {
                file.choice(random.chance(5000) ? Address.HouseIndication.near : .opposite)
            } else {
                file.empty()
            }
            file.empty()
        }
        file.empty(2)
        places.writePostcode(street, to: &file)
        places.writeTown(street.town, to: &file)
        // Every town is a municipality.
        places.writeTown(street.town, to: &file)
        file.empty(5)
        if random.chance(60) { file.text(random.pick(investigations)) } else { file.empty() }
        try file.endRow()
    }

    private func writeBox(
        _ account: AccountLife, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        begin(account, .letter, &file)
        file.empty(6)
        file.number(random.among(1...9999))
        file.empty()
        let street = places.street(in: account.town, &random)
        places.writePostcode(street, to: &file)
        places.writeTown(street.town, to: &file)
        places.writeTown(street.town, to: &file)
        file.empty(6)
        try file.endRow()
    }

    private func writeAbroad(
        _ account: AccountLife, to file: inout CSVWriter, _ place: Abroad, _ random: inout SplitMix64
    ) throws(FileError) {
        begin(account, .residence, &file)
        file.empty(11)
        file.part(place.street)
        file.part(" ")
        file.number(random.among(1...180))
        file.text(place.town)
        file.empty()
        file.text(place.code)
        file.text(place.country)
        file.empty()
        try file.endRow()
    }
}
