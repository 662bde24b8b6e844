/// A kind of organisation, with its share of all messages and how soon these are opened.
enum SenderCategory: String, CaseIterable {
    case belastingdienst = "Belastingdienst"
    case gemeenten = "Gemeenten"
    case landelijk = "Landelijke organisaties"
    case rdw = "RDW"
    case samenwerking = "Samenwerkingsverbanden"
    case svb = "SVB"
    case uwv = "UWV"
    case waterschappen = "Waterschappen"

    /// Percent of messages opened within 1, 3 and 6 weeks (to 24 August 2023).
    var openedShares: (week1: Int, week3: Int, week6: Int) {
        switch self {
        case .belastingdienst: (57, 64, 69)
        case .gemeenten: (66, 75, 80)
        case .landelijk: (60, 69, 75)
        case .rdw: (60, 70, 77)
        case .samenwerking: (65, 74, 80)
        case .svb: (68, 76, 82)
        case .uwv: (40, 50, 57)
        case .waterschappen: (61, 72, 79)
        }
    }

    /// Percent of all messages.
    ///
    /// Nobody publishes the volumes. These are chosen so that the mean over messages is the published 55, 63 and 69:
    /// the sum of volume x share comes to 54.8, 63.3 and 69.1. The mean lies so near to the Belastingdienst's own shares
    /// and below most others that the Belastingdienst and UWV must send two thirds of all.
    var volume: Int {
        switch self {
        case .belastingdienst: 42
        case .uwv: 25
        case .gemeenten: 11
        case .landelijk: 9
        case .rdw: 5
        case .svb: 4
        case .samenwerking, .waterschappen: 2
        }
    }

    /// How many organisations of this kind there are; 439 in all.
    var senders: Int {
        switch self {
        case .belastingdienst, .uwv: 2
        case .gemeenten: Places.townCount
        case .landelijk: 40
        case .rdw, .svb: 1
        case .samenwerking: 42
        case .waterschappen: 21
        }
    }
}
