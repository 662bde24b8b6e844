/// Two versions that are compared.
struct VersionChoice: Hashable, Sendable {
    /// The earlier one.
    var from: TextVersion.ID
    /// Nil for the texts as they are now.
    var to: TextVersion.ID?
    /// The id of a persona; nil for the first.
    var reader: String?
}
