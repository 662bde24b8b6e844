import MailboxDomain

// What the columns of a mailbox mean.
extension RawStatement {
    func instant(at index: Int) -> Instant { Instant(milliseconds: integer(at: index)) }

    func instantOrNil(at index: Int) -> Instant? { integerOrNil(at: index).map { Instant(milliseconds: $0) } }

    func identifier<Subject>(at index: Int, _ type: Identifier<Subject>.Type) -> Identifier<Subject>? {
        text(at: index).flatMap { Identifier($0) }
    }

    /// Nil for NULL and for a text that is none of the choices.
    func choice<Choice: RawRepresentable<String>>(at index: Int, _ type: Choice.Type) -> Choice? {
        text(at: index).flatMap { Choice(rawValue: $0) }
    }
}
