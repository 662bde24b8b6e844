import StrictFiles

/// Words that names are made of: given names in use, surnames put together from syllables.
struct NameWords {
    private let menGiven = [
        "Abdel", "Adriaan", "Bart", "Bilal", "Bram", "Cornelis", "Daan", "Daniël", "Dirk", "Emre", "Floris", "Gerrit",
        "Hassan", "Hendrik", "Ibrahim", "Jacobus", "Jan", "Jeroen", "Johannes", "Kees", "Lars", "Luuk", "Maarten",
        "Mehmet",
        "Niels", "Noah", "Pieter", "Ravi", "René", "Ruben", "Sem", "Stefan", "Thijs", "Tomasz", "Willem", "Wouter",
    ]
    private let womenGiven = [
        "Aaltje", "Anna", "Anouk", "Carolina", "Catharina", "Chloë", "Eline", "Elisabeth", "Emma", "Esra", "Fatima",
        "Femke", "Geertruida", "Gülsüm", "Hanna", "Ingrid", "Johanna", "Joke", "Katarzyna", "Lieke", "Lotte", "Maria",
        "Marijke", "Mavis", "Nadia", "Noor", "Petronella", "Renée", "Roos", "Samira", "Sanne", "Shanti", "Sophie",
        "Wilhelmina", "Yasmina", "Zoë",
    ]
    private let beginnings = [
        "Berg", "Braam", "Brink", "Brouwers", "Dijk", "Eik", "Esse", "Groen", "Haar", "Heuvel", "Hof", "Kamp", "Kerk",
        "Klaver", "Koele", "Laar", "Linde", "Loo", "Meer", "Molen", "Noord", "Oever", "Polder", "Rijs", "Roosen",
        "Ruige",
        "Scholt", "Sluis", "Steen", "Terp", "Ude", "Veld", "Vliet", "Water", "Wester", "Wolt", "Zand", "Zwane",
    ]
    private let endings = [
        "aard", "beek", "brand", "broek", "burg", "camp", "daal", "ema", "hof", "horst", "huis", "ing", "ink", "kamp",
        "land", "man", "mans", "meijer", "mond", "sma", "stede", "stra", "veld", "wijk", "zicht",
    ]
    private let otherBeginnings = ["Ab", "Al", "Ben", "Çel", "Kara", "Mah", "Öz", "Ram", "Şah", "Sew", "Wiś", "Yıl"]
    private let otherEndings = [
        "adour", "bali", "dikar", "enur", "ezian", "hadi", "kaya", "mansur", "nath", "soy", "zidi",
    ]
    private let prefixes = [
        "van", "van", "van", "van der", "van der", "de", "de", "de", "van den", "van de", "den", "ter", "ten", "in 't",
    ]

    func writeGivenNames(isMan: Bool, to file: inout CSVWriter, _ random: inout SplitMix64) {
        let names = isMan ? menGiven : womenGiven
        file.part(random.pick(names))
        var more = 5500
        while random.chance(more) {
            file.part(" ")
            file.part(random.pick(names))
            more = 2500
        }
        file.endField()
    }

    /// Writes a prefix (voorvoegsel) and a surname: two fields.
    func writeSurname(to file: inout CSVWriter, _ random: inout SplitMix64) {
        let isOther = random.chance(800)
        if !isOther, random.chance(2200) { file.part(random.pick(prefixes)) }
        file.endField()
        if random.chance(3) {
            // The registry's word for a name that nobody knows.
            file.part(".")
        } else {
            file.part(random.pick(isOther ? otherBeginnings : beginnings))
            file.part(random.pick(isOther ? otherEndings : endings))
        }
        file.endField()
    }
}
