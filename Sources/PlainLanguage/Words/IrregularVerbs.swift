/// The principal parts of verbs that a rule does not give, from Resources/irregular-verbs.csv.
struct IrregularVerbs: Sendable {
    struct Parts: Hashable, Sendable {
        /// `ik`, and what stands before `u` and the like.
        var stem: String
        var third: String
        var past: String
        var pastPlural: String
        var participle: String
    }

    private let parts: [String: Parts]
    /// The longest first, so that `verliezen` is not taken for something with `lezen`.
    private let bases: [String]
    /// With -en: `gegeven`, `begonnen`.
    let strongParticiples: Set<String>
    /// Of the third person, where the participle is another word: `zoekt`, `staat`.
    let presents: Set<String>

    /// They do not split off: `verstrekken`, `onderschrijven`.
    static let prefixes: Set<String> = [
        "aan", "be", "door", "er", "her", "mis", "om", "onder", "ont", "over", "ver", "vol", "voor", "weer",
    ]

    static let standard = IrregularVerbs(csv: String(decoding: PackageResources.irregular_verbs_csv, as: UTF8.self))

    init(csv: String) {
        var parts: [String: Parts] = [:]
        for line in csv.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6 else { continue }
            parts[fields[0]] = Parts(
                stem: fields[1], third: fields[2], past: fields[3], pastPlural: fields[4], participle: fields[5])
        }
        self.parts = parts
        bases = parts.keys.sorted { ($1.count, $0) < ($0.count, $1) }
        strongParticiples = Set(parts.values.map(\.participle).filter { $0.hasSuffix("en") })
        presents = Set(parts.values.filter { $0.participle != "ge" + $0.third }.map(\.third))
    }

    /// Of the verb itself, or of one without its prefix; nil for a regular one.
    func parts(of infinitive: String) -> Parts? {
        if let own = parts[infinitive] { return own }
        for base in bases where infinitive.hasSuffix(base) {
            let prefix = String(infinitive.dropLast(base.count))
            guard Self.prefixes.contains(prefix), let parts = parts[base] else { continue }
            let bare = parts.participle.hasPrefix("ge") ? String(parts.participle.dropFirst(2)) : parts.participle
            return Parts(
                stem: prefix + parts.stem, third: prefix + parts.third, past: prefix + parts.past,
                pastPlural: prefix + parts.pastPlural, participle: prefix + bare)
        }
        return nil
    }
}
