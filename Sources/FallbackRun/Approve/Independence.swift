/// Whether who planned and who approves are two people, as far as names and users of the operating system tell.
struct Independence {
    /// A name, and the user of the operating system who typed it; nil where an earlier version did not keep that.
    struct Person {
        var name: String
        var user: String?
    }

    let planner: Person
    let approver: Person

    /// Two names of one person, or the name of one and the user of the other.
    ///
    /// The same user alone says little: people may share an account of the system.
    var isSamePerson: Bool {
        guard let user = approver.user else {
            // An earlier version took the approval, by this rule.
            return [approver.name, String(approver.name.prefix { $0 != "@" })].contains(planner.name)
        }
        let planners = TypedName.all(of: planner.name).union(planner.user.map { [TypedName($0)] } ?? [])
        let approvers = TypedName.all(of: approver.name).union(user == planner.user ? [] : [TypedName(user)])
        return !planners.isDisjoint(with: approvers)
    }
}

/// What a rule cannot make sure of; it stands in the approval. The names are those of approval.json.
package enum NotEstablished: String, Codable, Sendable {
    /// Nobody proved to be the approver: a name was typed.
    case approverIsNamed = "approver-is-named"
    /// Both were typed by one user of the operating system.
    case sameUser = "same-user"
    /// An earlier version planned, and did not keep which user that was.
    case plannersUserUnknown = "planners-user-unknown"

    /// - Parameters:
    ///   - planner: the user of the operating system who planned; nil where that is not known.
    ///   - user: the one who approves.
    static func all(under rule: ApprovalRule, planner: String?, user: String) -> [NotEstablished] {
        var all: [NotEstablished] = rule == .name ? [.approverIsNamed] : []
        if planner == user { all.append(.sameUser) }
        if planner == nil { all.append(.plannersUserUnknown) }
        return all
    }

    /// A sentence for who approves.
    package var sentence: String {
        switch self {
        case .approverIsNamed:
            "Who approved is as typed: nobody proved to be that person (approval.rule in postvangnet.yaml)."
        case .sameUser:
            "Plan and approval were typed by the same user of this system: that it were two people is not established (approval.ownUsers in postvangnet.yaml)."
        case .plannersUserUnknown: "Which user of this system planned is not known: an earlier version made the plan."
        }
    }
}
