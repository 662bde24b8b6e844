/// What was accepted of the files that others refer to.
struct AcceptedRows {
    var organisations = IdentifierIndex()
    var accounts: IdentifierIndex
    /// Who may have rows about the person; nil for everybody.
    var candidates: AccountSet?
    /// What reachability.csv says of how many organisations send digitally.
    var digitalSenders = DigitalSenders()
    /// Of which organisations digests tell.
    var told = ToldOrganisations()
    /// False where the file could not be read to its end: then nobody can tell which references hold.
    var areOrganisationsComplete = true
    var areAccountsComplete = true

    /// - Parameter accounts: how many are expected.
    init(expecting accounts: Int = 0) { self.accounts = IdentifierIndex(expecting: accounts) }

    /// Notes that a file could not be read to its end.
    mutating func lose(_ file: ExtractFile) {
        if file == .organisations { areOrganisationsComplete = false }
        if file == .accounts { areAccountsComplete = false }
    }
}
