import MailboxDomain

/// A title of nobility or a predicate whatever its bearer's sex (BRP 02.20, adellijke titel/predicaat).
package enum NobleRank: Hashable, Sendable {
    case baron, graaf, hertog, jonkheer, markies, prins, ridder

    init(_ title: NobleTitle) {
        switch title {
        case .baron, .barones: self = .baron
        case .graaf, .gravin: self = .graaf
        case .hertog, .hertogin: self = .hertog
        case .jonkheer, .jonkvrouw: self = .jonkheer
        case .markies, .markiezin: self = .markies
        case .prins, .prinses: self = .prins
        case .ridder: self = .ridder
        }
    }

    /// The rank that a wife may share as a courtesy title (hoffelijkheidstitel): only of a man's title, no ridder.
    init?(sharedByHolderOf title: NobleTitle) {
        switch title {
        case .baron, .graaf, .hertog, .markies, .prins: self.init(title)
        case .barones, .gravin, .hertogin, .jonkheer, .jonkvrouw, .markiezin, .prinses, .ridder: return nil
        }
    }

    /// A predicate stands before the initials, a title before the surname.
    var isPredicate: Bool { self == .jonkheer }

    /// The word in the form of the bearer's sex, not of the code: a woman with code G is a gravin.
    ///
    /// Nil where the sex is unknown: either form would be a guess. Nil too for a woman with code R: there is no word
    /// for her, and she is named without a title.
    func word(for sex: Sex) -> String? {
        switch sex {
        case .unknown: nil
        case .male: words.male
        case .female: words.female
        }
    }

    private var words: (male: String, female: String?) {
        switch self {
        case .baron: ("baron", "barones")
        case .graaf: ("graaf", "gravin")
        case .hertog: ("hertog", "hertogin")
        case .jonkheer: ("jonkheer", "jonkvrouw")
        case .markies: ("markies", "markiezin")
        case .prins: ("prins", "prinses")
        case .ridder: ("ridder", nil)
        }
    }

    /// The line above the name on an envelope (aanspreekvorm): `De hooggeboren vrouwe`.
    ///
    /// It goes with the word in the name: who has a sex but no word for the rank has no such line, though a letter to
    /// her opens with the style (BRP API: geslachtswijziging.feature, adellijke_titel_predicaat.feature).
    func lineAbove(for sex: Sex) -> String? {
        if sex != .unknown, word(for: sex) == nil { return nil }
        return style(for: sex).map { "De " + $0 }
    }

    /// How the bearer is addressed, without article: `hooggeboren vrouwe`; nil where that takes a sex that is unknown.
    func style(for sex: Sex) -> String? {
        if self == .prins { return "hoogheid" }
        let person: String
        switch sex {
        case .unknown: return nil
        case .male: person = "heer"
        case .female: person = "vrouwe"
        }
        return (self == .graaf ? "hooggeboren " : "hoogwelgeboren ") + person
    }
}
