package import MailboxDomain

extension Policy {
    /// What makes this policy unfit to run with; empty where it is sound.
    package func findings(in file: String) -> [Finding] {
        func finding(_ code: PolicyFault, _ key: String, _ message: String) -> Finding {
            Finding(code: code, place: Finding.Place(file: file, column: key), message: message)
        }
        var findings: [Finding] = []
        if audiences.isEmpty {
            findings.append(finding(.noAudience, "audiences", "No audience is named; name at least one."))
        }
        var seen: Set<Audience> = []
        for entry in audiences {
            let name = entry.audience.rawValue
            if !seen.insert(entry.audience).inserted {
                findings.append(finding(.audienceTwice, name, "This audience is named twice; keep one of the two."))
            }
            if entry.legalBasis.allSatisfy(\.isWhitespace) {
                findings.append(
                    finding(.legalBasisMissing, name, "The legal basis is empty; say why the law allows this letter."))
            }
            if let limit = entry.waveLimit, limit < 0 {
                findings.append(
                    finding(.numberOutOfRange, name, "A limit of \(limit) is below 0; leave it out for no limit."))
            }
            if entry.waveLimit != nil, !entry.audience.hasWaves {
                findings.append(
                    finding(.limitNotAllowed, name, "This audience is never cut into waves; leave the limit out."))
            }
        }
        for (key, number, range) in numbers where !range.contains(number) {
            let message = "\(number) is outside \(range.lowerBound) to \(range.upperBound); choose a number inside."
            findings.append(finding(.numberOutOfRange, key, message))
        }
        return findings
    }

    /// The thresholds of the audiences that are named, and all periods.
    ///
    /// A century bounds them, so that every cutoff is a date that exists. A threshold of 0 would be met by everyone.
    private var numbers: [(key: String, number: Int, range: ClosedRange<Int>)] {
        audiences.flatMap { thresholds.numbers(of: $0.audience) } + [
            ("emailDeclinedMonths", periods.emailDeclinedMonths, 0...1200),
            ("piecesPerAudience", periods.piecesPerAudience, 1...1_000_000),
            ("sameAudienceMonths", periods.sameAudienceMonths, 0...1200),
            ("anyAudienceMonths", periods.anyAudienceMonths, 0...1200),
            ("bounceMonths", periods.bounceMonths, 0...1200),
        ]
    }
}

extension Policy.Thresholds {
    fileprivate func numbers(of audience: Audience) -> [(key: String, number: Int, range: ClosedRange<Int>)] {
        switch audience {
        case .digidBasis: [("digidLapsedMonths", digidLapsedMonths, 1...1200)]
        case .dormant:
            [
                ("dormantMonths", dormantMonths, 1...1200), ("unopenedWeeks", unopenedWeeks, 1...5200),
                ("unopenedMessages", unopenedMessages, 1...1_000_000),
            ]
        case .noEmail: []
        case .bounce: [("failures", failures, 1...1_000_000), ("failureDays", failureDays, 1...1_000_000)]
        }
    }
}
