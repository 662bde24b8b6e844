/// Of which organisations openings.csv tells: each is told of by one store, for all periods.
struct ToldOrganisations {
    /// In weeks: those that the minister reports.
    static let periods: Set<Int64> = [1, 3, 6]

    /// By the organisations' numbers; those of digests that were read before.
    private var earlier: Set<Int64> = []
    private var periodsTold: [Int64: Set<Int64>] = [:]
    /// Those that the file at hand tells of and that were told of before: said once, and not of each row behind it.
    private var repeated: Set<Int64> = []
    /// False where unread.csv stands alone in an extract: it then tells of all.
    private var isLimited = false

    var count: Int { periodsTold.count }

    /// How many of these lack a period.
    var incomplete: Int { periodsTold.values.count { $0 != Self.periods } }

    /// False where that was told before.
    mutating func add(_ organisation: Int64, weeks: Int64) -> Bool {
        guard !earlier.contains(organisation) else {
            repeated.insert(organisation)
            return false
        }
        return periodsTold[organisation, default: []].insert(weeks).inserted
    }

    /// Whether unread.csv may tell of it.
    func knows(_ organisation: Int64) -> Bool {
        !isLimited || periodsTold[organisation] != nil || repeated.contains(organisation)
    }

    /// Begins with the next file.
    mutating func begin() {
        earlier.formUnion(periodsTold.keys)
        periodsTold = [:]
        repeated = []
        isLimited = true
    }
}
