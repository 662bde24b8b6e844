/// Where a line may end, apart from inside a word that is wider than the line.
package enum LineBreaks: Sendable {
    /// Words such as `e-mailadres` stay whole: what low-literate readers read with least trouble.
    case atSpaces
    /// For long double surnames.
    case atSpacesAndHyphens
}
