import StrictFiles

/// The organisations that send, and which of them an account hears from.
struct Senders {
    struct Sender {
        let id: String
        let name: String
    }

    /// By category, in the order of `SenderCategory.allCases`.
    private let senders: [[Sender]]
    /// A category for each percent of the messages.
    private let byPercent: [Int]

    init(places: Places) {
        senders = SenderCategory.allCases.map { category in
            (0..<category.senders).map { Self.sender(category, $0, places) }
        }
        byPercent = SenderCategory.allCases.enumerated().flatMap { index, category in
            Array(repeating: index, count: category.volume)
        }
    }

    func category(_ random: inout SplitMix64) -> Int { random.pick(byPercent) }

    /// Of the local ones the one of the account's own town; of the others any.
    func sender(_ category: Int, town: Int, _ random: inout SplitMix64) -> String {
        let known = senders[category]
        let index =
            switch SenderCategory.allCases[category] {
            case .gemeenten, .samenwerking, .waterschappen: town * known.count / Places.townCount
            case .landelijk: random.below(known.count)
            // The first of two sends nine in ten.
            default: known.count > 1 && random.chance(1000) ? 1 : 0
            }
        return known[index].id
    }

    func write(to file: inout CSVWriter) throws(FileError) {
        for (category, senders) in zip(SenderCategory.allCases, senders) {
            for sender in senders {
                file.text(sender.id)
                file.text(sender.name)
                file.choice(category)
                try file.endRow()
            }
        }
    }

    private static func sender(_ category: SenderCategory, _ index: Int, _ places: Places) -> Sender {
        let number = index + 1
        /// The first town that hears from this sender.
        let town = places.name(ofTown: (index * Places.townCount + category.senders - 1) / category.senders)
        return switch category {
        case .belastingdienst:
            index == 0
                ? Sender(id: "org-bd", name: "Belastingdienst")
                : Sender(id: "org-bd-toeslagen", name: "Dienst Toeslagen")
        case .gemeenten: Sender(id: "org-gem-\(number)", name: "Gemeente \(town)")
        case .landelijk: Sender(id: "org-land-\(number)", name: nationalName(index))
        case .rdw: Sender(id: "org-rdw", name: "RDW")
        case .samenwerking: Sender(id: "org-samen-\(number)", name: "Belastingsamenwerking \(town) en omstreken")
        case .svb: Sender(id: "org-svb", name: "Sociale Verzekeringsbank")
        case .uwv:
            index == 0 ? Sender(id: "org-uwv", name: "UWV") : Sender(id: "org-uwv-werk", name: "UWV WERKbedrijf")
        case .waterschappen: Sender(id: "org-water-\(number)", name: "Waterschap \(town)")
        }
    }

    private static func nationalName(_ index: Int) -> String {
        let kinds = ["Dienst", "Inspectie", "Raad", "Fonds", "Instituut", "Autoriteit", "Register", "Centraal Bureau"]
        let fields = ["Voorbeeldonderwijs", "Voorbeeldzorg", "Voorbeeldwonen", "Voorbeeldhandel", "Voorbeeldverkeer"]
        return "\(kinds[index % kinds.count]) \(fields[index / kinds.count])"
    }
}
