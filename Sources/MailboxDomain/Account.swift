/// One person's account in the digital mailbox (Berichtenbox).
public struct Account: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable { case active, deactivated }

    /// How surely a person can prove who they are with DigiD; the mailbox needs `midden` or higher.
    public enum DigiDLevel: String, CaseIterable, Sendable { case none, basis, midden, substantieel, hoog }

    /// Whether the account has an e-mail address and whether its owner has confirmed it with a code.
    public enum EmailState: String, CaseIterable, Sendable { case none, unvalidated, validated }

    /// Whether a person can log in with a recognised means other than DigiD.
    public enum LoginMeans: String, CaseIterable, Sendable { case digidOnly = "none", recognised }

    public var id: AccountID
    public var state: State
    public var activatedOn: CalendarDate
    public var lastLoginAt: Instant?
    public var digidLevel: DigiDLevel
    /// Beside DigiD; nil where that is not known.
    public var loginMeans: LoginMeans?
    public var emailState: EmailState
    public var emailChangedAt: Instant?
    /// When the address was last shown to work: its owner filled in a code that was sent there.
    public var emailVerifiedAt: Instant?
    /// When the owner said on screen that they want no e-mail.
    public var emailDeclinedAt: Instant?
    /// How many organisations send to this account digitally; nil where that is not known.
    public var digitalSenders: Int?
    /// Whether new messages show up by push notification in the app.
    public var pushActive: Bool

    public init(
        id: AccountID, state: State, activatedOn: CalendarDate, lastLoginAt: Instant? = nil, digidLevel: DigiDLevel,
        loginMeans: LoginMeans?, emailState: EmailState, emailChangedAt: Instant? = nil, emailVerifiedAt: Instant?,
        emailDeclinedAt: Instant? = nil,
        digitalSenders: Int? = nil, pushActive: Bool = false
    ) {
        self.id = id
        self.state = state
        self.activatedOn = activatedOn
        self.lastLoginAt = lastLoginAt
        self.digidLevel = digidLevel
        self.loginMeans = loginMeans
        self.emailState = emailState
        self.emailChangedAt = emailChangedAt
        self.emailVerifiedAt = emailVerifiedAt
        self.emailDeclinedAt = emailDeclinedAt
        self.digitalSenders = digitalSenders
        self.pushActive = pushActive
    }
}
