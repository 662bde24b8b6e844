package import AudienceSelection
package import MailboxDomain
package import StrictFiles

extension Policy {
    /// Reads `policy.yaml`: audiences in order of precedence with their thresholds, periods, exceptions.
    ///
    /// - Parameters:
    ///   - age: whether a plan carries it.
    ///   - isKnown: whether the mailbox has an organisation; by default not asked.
    package init(
        yaml: String, file: String, age: YAMLAge = .current, isKnown: (OrganisationID) -> Bool = { _ in true }
    ) throws(Findings) {
        let policy = try YAMLFile.read(yaml, file: file, age: age) { file in
            var thresholds = Thresholds.least
            let audiences = file.sections("audiences").map { section in
                let audience = section.choice("id", standIn: Audience.noEmail)
                thresholds.read(section, of: audience)
                let wave = section.optionalSection("wave")
                return AudiencePolicy(
                    audience, legalBasis: section.text("legalBasis"), waveLimit: wave.map(limit(ofWave:)),
                    callsPerPiece: callsPerPiece(in: section, wave: wave))
            }
            var uncounted: Set<OrganisationID> = []
            _ = file.items("uncountedOrganisations") { text, refuse -> OrganisationID? in
                guard let id = OrganisationID(text) else {
                    refuse("An id is 1 to 64 letters, digits, points, hyphens, underscores.")
                    return nil
                }
                if !uncounted.insert(id).inserted { refuse("\(id) stands here twice. Take one out.") }
                if !isKnown(id) {
                    refuse(
                        "The mailbox has no organisation \(id), so leaving out its messages would change nothing. "
                            + "Take its id from organisations.csv of the extract, or take it out.")
                }
                return id
            }
            return Policy(
                audiences: audiences, thresholds: thresholds, periods: Periods(file.section("periods")),
                uncountedOrganisations: uncounted,
                quietPeriods: file.sections("quietPeriods").map { section in
                    let period = QuietPeriod(
                        from: section.date("from"), to: section.date("to"), reason: section.text("reason"))
                    if period.to < period.from { section.refuse("to", "The last day must not lie before the first.") }
                    return period
                },
                equalDays: file.optionalSection("effect").map {
                    $0.section("lottery").integer("equalDays", in: 1...366)
                },
                curatorsOnlineFrom: file.optionalSection("curators")?.date("onlineFrom"))
        }
        // A plan's is as it was decided by: today's rules are asked of the next one.
        let findings = if case .current = age { policy.findings(in: file) } else { [Finding]() }
        guard findings.isEmpty else {
            var lines = YAMLFile.lines(in: yaml)
            for (index, entry) in policy.audiences.enumerated() {
                lines[entry.audience.rawValue] = lines["audiences[\(index + 1)]"]
            }
            throw Findings(findings.placed(in: file, by: lines))
        }
        self = policy
    }
}

/// As the audience's wave says it, or else the audience itself.
private func callsPerPiece(in section: YAMLSection, wave: YAMLSection?) -> Double? {
    let key = "callsPerPiece"
    let own = section.contains(key) ? section.number(key, in: 0.0001...10) : nil
    return wave?.contains(key) == true ? wave?.number(key, in: 0.0001...10) : own
}

/// A wave as a number of pieces, or as what the help desk can take in a run: calls a week, for so many weeks, at an
/// assumed number of calls a piece.
private func limit(ofWave section: YAMLSection) -> Int {
    if let pieces = section.optionalInteger("pieces", in: 0...100_000_000) {
        for key in ["callsPerWeek", "weeks", "callsPerPiece"] where section.contains(key) {
            section.refuse(key, "A wave has pieces, or callsPerWeek, weeks and callsPerPiece; not both.")
        }
        return pieces
    }
    let calls = section.integer("callsPerWeek", in: 0...10_000_000) * section.integer("weeks", in: 1...52)
    return Int((Double(calls) / section.number("callsPerPiece", in: 0.0001...10)).rounded(.down))
}

extension Policy.Thresholds {
    fileprivate mutating func read(_ section: YAMLSection, of audience: Audience) {
        switch audience {
        // None of them may be 0: everyone would match.
        case .digidBasis: digidLapsedMonths = section.integer("lapsedMonths", in: 1...1200)
        case .dormant:
            dormantMonths = section.integer("noLoginMonths", in: 1...1200)
            unopenedWeeks = section.integer("unopenedWeeks", in: 1...5200)
            unopenedMessages = section.integer("unopenedMessages", in: 1...1_000_000)
        case .noEmail: break
        case .bounce:
            failures = section.integer("failures", in: 1...1_000_000)
            failureDays = section.integer("failureDays", in: 1...1_000_000)
        }
    }
}

extension Policy.Periods {
    fileprivate init(_ section: YAMLSection) {
        let anyAudienceMonths = section.integer("anyAudienceMonths", in: 1...1200)
        self.init(
            emailDeclinedMonths: section.integer("emailDeclinedMonths", in: 0...1200),
            piecesPerAudience: section.integer("piecesPerAudience", in: 1...1_000_000),
            sameAudienceMonths: section.integer("sameAudienceMonths", in: 1...1200),
            anyAudienceMonths: anyAudienceMonths,
            bounceMonths: section.optionalInteger("bounceMonths", in: 1...1200) ?? anyAudienceMonths)
    }
}
