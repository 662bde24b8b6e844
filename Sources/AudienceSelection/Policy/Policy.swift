package import MailboxDomain

/// What the owner of the mailbox decided on writing to people: audiences, thresholds, periods, exceptions.
package struct Policy: Hashable, Sendable {
    /// In order of precedence; an audience that is not here matches nobody.
    package var audiences: [AudiencePolicy]
    package var thresholds: Thresholds
    package var periods: Periods
    /// Organisations whose unopened messages do not make an account dormant: they also post their letters.
    package var uncountedOrganisations: Set<OrganisationID>
    package var quietPeriods: [QuietPeriod]
    /// Days of waiting that count as equal, so that lots decide among them; nil where nothing is left to chance.
    package var equalDays: Int?
    /// From when curators can arrange things online for whom they act for; nil as long as they cannot.
    package var curatorsOnlineFrom: CalendarDate?

    package init(
        audiences: [AudiencePolicy], thresholds: Thresholds, periods: Periods,
        uncountedOrganisations: Set<OrganisationID> = [],
        quietPeriods: [QuietPeriod] = [], equalDays: Int? = nil, curatorsOnlineFrom: CalendarDate? = nil
    ) {
        self.audiences = audiences
        self.thresholds = thresholds
        self.periods = periods
        self.uncountedOrganisations = uncountedOrganisations
        self.quietPeriods = quietPeriods
        self.equalDays = equalDays
        self.curatorsOnlineFrom = curatorsOnlineFrom
    }

    /// - Parameter date: that of a letter.
    package func curatorsAreOnline(on date: CalendarDate) -> Bool { curatorsOnlineFrom.map { $0 <= date } ?? false }

    /// The most people to write to in one run; nil where there is no limit.
    package func waveLimit(of audience: Audience) -> Int? {
        guard audience.hasWaves else { return nil }
        return audiences.first { $0.audience == audience }?.waveLimit
    }

    /// The same policy for a run of some audiences only, their order unchanged.
    package func limited(to chosen: Set<Audience>) -> Policy {
        var policy = self
        policy.audiences.removeAll { !chosen.contains($0.audience) }
        return policy
    }
}

extension Policy {
    /// From where on an audience matches.
    package struct Thresholds: Hashable, Sendable {
        /// `digid-basis`: months without a login after which a DigiD that is not there has lapsed.
        package var digidLapsedMonths: Int
        /// `dormant`: months without a login.
        package var dormantMonths: Int
        /// `dormant`: weeks that a message must have been waiting to count.
        package var unopenedWeeks: Int
        /// `dormant`: messages that count.
        package var unopenedMessages: Int
        /// `bounce`: notifications that failed for good.
        package var failures: Int
        /// `bounce`: calendar days on which they failed.
        package var failureDays: Int

        package init(
            digidLapsedMonths: Int, dormantMonths: Int, unopenedWeeks: Int, unopenedMessages: Int, failures: Int,
            failureDays: Int
        ) {
            self.digidLapsedMonths = digidLapsedMonths
            self.dormantMonths = dormantMonths
            self.unopenedWeeks = unopenedWeeks
            self.unopenedMessages = unopenedMessages
            self.failures = failures
            self.failureDays = failureDays
        }

        /// Of the audiences that a policy leaves out, where nothing asks for them; one that it names needs more.
        package static let least = Thresholds(
            digidLapsedMonths: 0, dormantMonths: 0, unopenedWeeks: 0, unopenedMessages: 1, failures: 1, failureDays: 1)
    }

    /// How long and how often people are left alone.
    package struct Periods: Hashable, Sendable {
        /// Months during which a refusal of e-mail, said on screen, is respected.
        package var emailDeclinedMonths: Int
        /// Pieces in one audience after which a person has been told.
        package var piecesPerAudience: Int
        /// Months between two pieces in the same audience.
        package var sameAudienceMonths: Int
        /// Months between any other piece and a letter.
        package var anyAudienceMonths: Int
        /// Months between any other piece and the card of `bounce`, which the law asks for.
        package var bounceMonths: Int

        package init(
            emailDeclinedMonths: Int, piecesPerAudience: Int, sameAudienceMonths: Int, anyAudienceMonths: Int,
            bounceMonths: Int
        ) {
            self.emailDeclinedMonths = emailDeclinedMonths
            self.piecesPerAudience = piecesPerAudience
            self.sameAudienceMonths = sameAudienceMonths
            self.anyAudienceMonths = anyAudienceMonths
            self.bounceMonths = bounceMonths
        }
    }
}
