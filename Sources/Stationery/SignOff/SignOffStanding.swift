package import LetterComposition
package import MailboxDomain

/// Whether a product, as it is now, is what was signed off: by whom, and what changed since.
package struct SignOffStanding: Sendable {
    package enum State: Hashable, Sendable {
        case missing
        case given(SignOff)
        /// It was about something else; no parts where the product cannot be printed now.
        case outdated(SignOff, changed: [PrintedPart])
    }

    package struct Entry: Sendable {
        package var role: SignOff.Role
        package var state: State
    }

    /// One for each role, in their order.
    package let entries: [Entry]
    /// Why the record cannot be read; then nobody's word counts.
    package let fault: Finding?
    /// Nil while something keeps the product's letters from being made.
    package let printed: PrintedParts?

    package init(of product: Product, in reading: StationeryReading) {
        let printed = PrintedParts(of: product, in: reading)
        let record = reading.signOffs[product]
        entries = SignOff.Role.allCases.map { Entry(role: $0, state: State(record?[$0], in: record, now: printed)) }
        fault = reading.signOffFaults[product]
        self.printed = printed
    }

    /// Whether every role's word is about the product as it is now.
    package var isComplete: Bool {
        entries.allSatisfy { entry in if case .given = entry.state { true } else { false } }
    }

    /// The roles whose word is still needed.
    package var open: [SignOff.Role] {
        entries.compactMap { entry in if case .given = entry.state { nil } else { entry.role } }
    }

    /// What keeps it from being mailed, for who plans; nil where nothing does.
    package var objection: String? {
        if let fault { return "\(fault.place): \(fault.message)" }
        let missing = entries.filter { $0.state == .missing }.map(\.role.rawValue)
        let outdated = entries.compactMap { entry -> String? in
            guard case .outdated(let signOff, let changed) = entry.state else { return nil }
            let parts = changed.isEmpty ? "it cannot be printed" : changed.map(\.inEnglish).joined(separator: ", ")
            return "changed since \(entry.role.rawValue) signed it off on \(signOff.date) (\(parts))"
        }
        let all = (missing.isEmpty ? [] : ["not signed off (\(missing.joined(separator: ", ")))"]) + outdated
        return all.isEmpty ? nil : all.joined(separator: "; ")
    }
}

extension SignOffStanding.State {
    fileprivate init(_ signOff: SignOff?, in record: SignOffRecord?, now: PrintedParts?) {
        guard let signOff, let version = record?.version(of: signOff) else {
            self = .missing
            return
        }
        self =
            signOff.printed == now?.digest
            ? .given(signOff) : .outdated(signOff, changed: now?.changes(since: version.parts) ?? [])
    }
}

extension SignOffStanding.Entry {
    /// For who writes letters, behind the name of the role.
    package var inDutch: String {
        switch state {
        case .missing: "nog geen akkoord"
        case .given(let signOff): "\(signOff.name), \(signOff.date.inDutchWords)"
        case .outdated(let signOff, let changed):
            "het akkoord van \(signOff.name), \(signOff.date.inDutchWords), geldt niet meer. "
                + (changed.isEmpty
                    ? "De tekst is nu niet te drukken" : "Veranderd: \(changed.map(\.inDutch).joined(separator: ", "))")
        }
    }
}
