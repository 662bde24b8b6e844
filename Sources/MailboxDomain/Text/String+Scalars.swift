extension String {
    /// The same text with each of one scalar written otherwise, as quotes are inside quotes.
    ///
    /// `replacing` goes by characters, and a mark behind a quote makes one character of both: such a quote would stay as it
    /// is, and end what it stands in.
    package func writing(_ scalar: Unicode.Scalar, as text: String) -> String {
        var written = String.UnicodeScalarView()
        for own in unicodeScalars {
            if own == scalar { written.append(contentsOf: text.unicodeScalars) } else { written.append(own) }
        }
        return String(written)
    }
}
