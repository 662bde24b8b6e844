import AudienceSelection
import MailLedger
import MailboxDomain
import PaperMail

extension Explanation {
    /// One screen in plain words. It holds a name and an address: it is for whoever may see these.
    package var text: String {
        var lines = ["Account \(account) in run \(run)", ""]
        switch decision {
        case .write(let audience): lines.append("Written to: \(audience.rawValue).")
        case .leave(let reason): lines.append("Not written to: \(reason.inWords) (\(reason.rawValue)).")
        }
        if !verdicts.isEmpty {
            lines += ["", "Audiences that match, in order of precedence:"]
            for verdict in verdicts {
                let outcome = verdict.reason.map { "stopped: \($0.inWords) (\($0.rawValue))" } ?? "chosen"
                lines.append("  \(verdict.audience.rawValue.padded(to: 14))\(outcome)")
            }
        }
        if let lottery { lines += [""] + lottery.lines }
        if !facts.isEmpty {
            lines += ["", "What was compared:"]
            for fact in facts { lines.append("  \(fact.inWords.padded(to: 44))\(text(of: fact))") }
        }
        if isPurged {
            lines += ["", "The run is purged: what was compared, and where the letter went, is no longer known."]
        }
        lines += ["", piece.map { "Piece: \($0.id.grouped) in batch \($0.id.batch), \($0.state)." } ?? "Piece: none."]
        if let kind { lines.append(kind.explained) }
        lines += prints.reprintLines
        if let withdrawal { lines.append("  withdrawn by \(withdrawal.by) at \(withdrawal.at): \(withdrawal.reason)") }
        if let cancellation { lines.append(cancellation.explained) }
        for piece in earlierPieces {
            lines.append(
                "Another piece: \(piece.id.grouped) of run \(piece.id.batch.run), \(piece.audience?.rawValue ?? "control piece"), \(piece.state.rawValue)."
            )
        }
        if let envelope { lines += ["", "Envelope:"] + envelope.map { "  \($0)" } }
        if let salutation { lines += ["", "Salutation: \(salutation),"] }
        if let language {
            lines += [
                "",
                "Language: \(language). The letters on the website show its line of help first at index.html#\(language).",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func text(of fact: Fact) -> String {
        switch fact.compared(in: time) {
        case .day(let day): day.description
        case .moment(let moment): moment.description
        case .count(let count): String(count)
        case .word(let word): word
        case nil: "none"
        }
    }
}

extension Fact {
    /// What was compared, as a person says it; a threshold is indented under its value.
    var inWords: String {
        switch name {
        case .digidLevel: "DigiD level"
        case .loginMeans: "recognised means other than DigiD"
        case .lastLogin: "last login"
        case .activatedOn: "account activated on"
        case .digidLapsedCutoff: "  DigiD may have lapsed: on or before"
        case .dormantCutoff: "  dormant: on or before"
        case .unopenedThatCount: "unopened messages that count"
        case .organisationsThatCount: "organisations with some that count"
        case .unopenedNeeded: "  needed"
        case .oldestUnopened: "the oldest of them delivered on"
        case .unopenedCutoff: "  a message counts: on or before"
        case .emailState: "e-mail address"
        case .emailChangedAt: "e-mail address last changed on"
        case .emailVerifiedAt: "e-mail address last verified on"
        case .lastDelivered: "last notification that arrived"
        case .failures: "notifications that failed since"
        case .failuresNeeded: "  needed"
        case .failureDays: "on how many days"
        case .failureDaysNeeded: "  needed"
        case .firstFailure: "the first of them on"
        }
    }
}

extension Reason {
    /// The rest of a sentence that begins with "not written to, because".
    var inWords: String {
        switch self {
        case .reachedDigitally: "no audience matches, the mailbox reaches this person"
        case .accountNotActive: "the account is not active"
        case .deceased: "the person has died"
        case .registrationSuspended: "the registration is suspended"
        case .under14: "the person is under 14"
        case .allOnPaper: "all organisations send on paper already"
        case .reachedByApp: "the app tells of new messages"
        case .suppressed: "someone asked not to write, or mail came back because its reader has died"
        case .noName: "there is no name to write to"
        case .noPostalAddress: "there is no address that the post can deliver to"
        case .notLivingThere: "it is established that the person does not live there"
        case .addressUnderInvestigation: "the address is under investigation"
        case .addressReturned: "mail to this address came back"
        case .representativeAddressMissing: "the curator has no address"
        case .emailDeclined: "the person said no to e-mail not long ago"
        case .writtenEnough: "the person was written to often enough in this audience"
        case .pieceUnderWay: "an earlier piece is still under way"
        case .recentlyWritten: "the person was written to not long ago"
        case .audienceLeftOut: "the audience takes no part in this run"
        case .beyondLimit: "this run's limit for the audience is reached"
        case .chosenElsewhere: "a higher audience was chosen"
        }
    }
}

extension RunCancellation {
    /// The line under a piece's own.
    var explained: String { "  run cancelled by \(by) at \(at): \(reason)" }
}
