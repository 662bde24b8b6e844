extension String? {
    /// The text on one line without stray white space; nil where nothing is known: empty, or the registry's `.`.
    var known: String? {
        let words = (self ?? "").split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ")
        return text.isEmpty || text == "." ? nil : text
    }
}

extension String {
    /// The text with the first letter as a Dutch capital: `van den Aedel` becomes `Van den Aedel`, `ij` becomes `IJ`.
    ///
    /// A first sign that is no letter stays, and so does what follows it: `'t Wolkje`.
    var startingWithCapital: String {
        if hasPrefix("ij") { return "IJ" + dropFirst(2) }
        return prefix(1).uppercased() + dropFirst()
    }
}
