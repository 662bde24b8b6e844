package import LetterComposition

extension Sender {
    /// The lines of the letterhead: the service, and the organisation behind it where one is named.
    package var letterhead: [String] { [name] + (organisation.map { [$0] } ?? []) }
}
