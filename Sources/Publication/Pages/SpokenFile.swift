import Stationery

/// A letter as text for a speaking reader: a line for each thing that is read out, with an empty one behind it.
struct SpokenFile: Sendable {
    var letter: PublishedLetter
    let page: PublishedPage

    var text: String {
        let lines = letter.order.spoken(sender: page.sender).map { line in
            (line.role.map { "\($0): " } ?? "") + line.text.withPlainSpaces
        }
        return ((page.isSample ? [PublishedPage.sampleNote] : []) + lines).joined(separator: "\n\n") + "\n"
    }
}

extension String {
    /// What keeps words together on paper is no sign that every voice can say.
    fileprivate var withPlainSpaces: String {
        replacing("\u{A0}", with: " ").replacing("\u{2060}", with: "")
    }
}
