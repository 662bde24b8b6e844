import MailboxDomain

extension String? {
    /// The text on one line without stray white space and in one spelling; nil where it says nothing: empty, invisible,
    /// nothing but punctuation, or the registry's `.`.
    var known: String? {
        guard let self else { return nil }
        let text = self.isTidy ? self : RegisterText(self).text
        return RegisterText.saysSomething(text) ? text : nil
    }
}

extension String {
    /// Whether it is ASCII with single spaces inside at most, as nearly every text of the registry is.
    fileprivate var isTidy: Bool {
        let space = UInt8(ascii: " ")
        var last = space
        for byte in utf8 {
            guard byte < 0x7F, byte > space || byte == space && last != space else { return false }
            last = byte
        }
        return last != space
    }
}

extension String {
    /// The text with the first letter as a Dutch capital: `van den Aedel` becomes `Van den Aedel`, `ij` becomes `IJ`.
    ///
    /// A first sign that is no letter stays, and so does what follows it: `'t Wolkje`.
    var startingWithCapital: String {
        if hasPrefix("ij") { return "IJ" + dropFirst(2) }
        // A capital can have a mark in it that its small letter has beside it.
        return (prefix(1).uppercased() + dropFirst()).composed
    }
}
