public import MailboxDomain

/// What an import did.
public struct ImportSummary: Hashable, Sendable {
    public var extract: Extract
    /// In the order of loading; a file that was absent is not among them.
    public var files: [FileCount]
    /// The first rejects of each kind and how many more there are, where some were allowed; rejects.csv has all.
    public var rejects: [Finding]
    /// What is odd about rows that were accepted, likewise.
    public var remarks: [Finding]
    /// Of the second part of an extract, where it was asked who may have rows.
    public var people: PeopleCount?
    /// What stands in the place of messages, in the order in which it was named; none where all messages were there.
    public var digests: [MessageDigest] = []
    /// Organisations of which none of these tells.
    public var notTold: [Organisation] = []
}

/// How many of the accounts that may have a person have one.
public struct PeopleCount: Hashable, Sendable {
    public var candidates: Int
    public var found: Int
}

/// How many rows of a file went where: accepted + rejected = read.
public struct FileCount: Hashable, Sendable {
    /// The file's name, such as `accounts.csv`.
    public var file: String
    public var read = 0
    public var accepted = 0
    public var rejected = 0
}

/// How far an import is; given out now and then.
public struct ImportProgress: Hashable, Sendable {
    /// The file being read; nil while indexes are made and everything is checked.
    public var file: String?
    /// Rows of all files together, of those that extract.json promises; without a file, indexes and checks.
    public var done: Int
    public var of: Int
}
