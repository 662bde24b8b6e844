import MailboxDomain
import StrictFiles

/// Something that happened to the owner of an account after an extract was made: one event in the form of CloudEvents 1.0.
struct MailboxEvent: Hashable, Sendable {
    /// What happened, by the `type` of the event.
    enum Kind: String, CaseIterable, Sendable {
        case died = "nl.postvangnet.person.died"
        case moved = "nl.postvangnet.person.moved"
        case loggedIn = "nl.postvangnet.account.logged-in"
        case addressConfirmed = "nl.postvangnet.account.address-confirmed"
        case preferenceChanged = "nl.postvangnet.account.preference-changed"
    }

    /// What an owner may want or not.
    enum Preference: String, CaseIterable, Sendable {
        case noLetters = "no-letters"
        case allOnPaper = "all-on-paper"
        case noEmail = "no-email"
    }

    var account: AccountID
    var time: Instant
    var kind: Kind
    /// Of a changed preference: which one, and whether it holds from then on.
    var preference: (name: Preference, holds: Bool)? {
        get { name.map { ($0, holds) } }
        set { (name, holds) = (newValue?.name, newValue?.holds ?? false) }
    }
    private var name: Preference?
    private var holds = false

    init(account: AccountID, time: Instant, kind: Kind, preference: (name: Preference, holds: Bool)? = nil) {
        (self.account, self.time, self.kind) = (account, time, kind)
        self.preference = preference
    }
}

extension MailboxEvent {
    /// Why a line gives no event.
    enum Fault: Error, Hashable {
        /// Not what the attribute must be; its name and what is wanted.
        case attribute(String, wanted: String)
        /// One that this program does not know, perhaps of a later version.
        case unknownType
    }

    private static let required = ["specversion", "id", "source", "type", "subject", "time"]

    /// Attributes that are not known are passed over, as CloudEvents asks; a repeated one is a fault.
    init(_ json: JSONTree) throws(Fault) {
        guard let members = json.members else { throw .attribute("the event", wanted: "a JSON object") }
        var seen: Set<String> = []
        for member in members where !seen.insert(member.key).inserted {
            throw .attribute("the event", wanted: "an object in which no key stands twice")
        }
        var texts: [String: String] = [:]
        for name in Self.required {
            guard let text = json[name]?.text, !text.isEmpty else { throw .attribute(name, wanted: "a text") }
            texts[name] = text
        }
        func value<Value>(_ name: String, wanted: String, _ read: (String) -> Value?) throws(Fault) -> Value {
            guard let value = texts[name].flatMap(read) else { throw .attribute(name, wanted: wanted) }
            return value
        }
        _ = try value("specversion", wanted: "1.0") { $0 == "1.0" ? $0 : nil }
        let account = try value("subject", wanted: "the identifier of an account") { AccountID($0) }
        let time = try value("time", wanted: "a time with an offset") { Instant($0) }
        guard let kind = texts["type"].flatMap(Kind.init) else { throw .unknownType }
        self.init(account: account, time: time, kind: kind)
        guard kind == .preferenceChanged else { return }
        let names = Preference.allCases.map(\.rawValue).joined(separator: ", ")
        guard let name = json["data"]?["preference"]?.text.flatMap(Preference.init) else {
            throw .attribute("data.preference", wanted: "one of \(names)")
        }
        guard case .bool(let holds) = json["data"]?["holds"]?.value else {
            throw .attribute("data.holds", wanted: "true or false")
        }
        preference = (name, holds)
    }
}
