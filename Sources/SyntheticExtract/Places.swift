import StrictFiles

/// Invented towns and streets. A street follows from its postcode, as it does in the country.
struct Places {
    private let townBeginnings = [
        "Adelaars", "Berken", "Blauw", "Distel", "Eiken", "Elzen", "Goud", "Grote", "Haver", "Heide", "Iepen", "Klaver",
        "Linden", "Meeuwen", "Noorder", "Ooievaars", "Polder", "Roggen", "Spaar", "Tarwe", "Vlas", "Wilgen",
    ]
    private let townEndings = [
        "beek", "brink", "dam", "dijk", "drecht", "hoven", "kapelle", "kerke", "lo", "mond", "oord", "sluis", "veen",
        "waard", "wolde",
    ]
    private let streetBeginnings = [
        "Appel", "Beuken", "Burgemeesters", "Dorps", "Eiken", "Fazanten", "Gilde", "Haven", "Iris", "Jagers",
        "Kastanje",
        "Kerk", "Koren", "Leeuwerik", "Linden", "Markt", "Meidoorn", "Merel", "Molen", "Nachtegaal", "Olmen", "Parel",
        "Prinsen", "Raadhuis", "Rozen", "Schippers", "School", "Schout", "Spoor", "Tuin", "Valken", "Veld", "Vijver",
        "Wevers", "Wilgen", "Zonnebloem", "Zwanen",
    ]
    private let streetEndings = [
        "dreef", "gracht", "hof", "kade", "laan", "laan", "pad", "plantsoen", "plein", "singel", "steeg", "straat",
        "straat", "straat", "weg", "weg",
    ]
    private let streetPrefixes = ["Oude ", "Nieuwe ", "Lange ", "Korte "]
    /// As PostNL gives them out: none of F, I, O, Q, U, Y.
    private let letters = "ABCDEGHJKLMNPRSTVWXZ".map { String($0) }
    /// Postcode areas (the four digits) a town.
    private static let areas = 27

    static let townCount = 330

    /// A street in a town, with what identifies it.
    struct Street {
        let town: Int
        let area: Int
        /// Places in `letters`.
        let first: Int
        let second: Int
    }

    func street(in town: Int, _ random: inout SplitMix64) -> Street {
        let (first, second) = (random.below(letters.count), random.below(letters.count))
        // SA, SD and SS are not given out; SB is.
        let isForbidden = letters[first] == "S" && ["A", "D", "S"].contains(letters[second])
        return Street(
            town: town, area: 1000 + town * Self.areas + random.below(Self.areas), first: first,
            second: isForbidden ? 1 : second)
    }

    func name(ofTown town: Int) -> String {
        townBeginnings[town % townBeginnings.count] + townEndings[town / townBeginnings.count]
    }

    func writeTown(_ town: Int, to file: inout CSVWriter) {
        file.part(townBeginnings[town % townBeginnings.count])
        file.part(townEndings[town / townBeginnings.count])
        file.endField()
    }

    func writePostcode(_ street: Street, to file: inout CSVWriter) {
        file.part(street.area)
        file.part(letters[street.first])
        file.part(letters[street.second])
        file.endField()
    }

    func writeName(_ street: Street, to file: inout CSVWriter) {
        var random = SplitMix64(seed: UInt64(street.area), stream: street.first * letters.count + street.second)
        if random.chance(600) { file.part(random.pick(streetPrefixes)) }
        file.part(random.pick(streetBeginnings))
        file.part(random.pick(streetEndings))
        file.endField()
    }
}
