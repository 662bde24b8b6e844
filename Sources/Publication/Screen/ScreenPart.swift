/// A part of what is set for a screen.
enum ScreenPart: Hashable, Sendable {
    /// A paragraph that is read line by line, such as an address.
    case lines([String])
    case text(LetterOutline)
}
