import MailboxDomain

/// The lines on the envelope below the name.
extension PostalAddress {
    /// One or two lines in the Netherlands, up to four abroad.
    package var lines: [String] {
        if case .abroad(let lines, let country) = form { return lines + [country.english] }
        return [placeLine, townLine].compactMap(\.self)
    }

    private var placeLine: String? {
        switch form {
        case .street(let name, let number): "\(name) \(number.text)"
        case .location(let description): description
        case .poBox(let number): "Postbus \(number)"
        case .replyNumber(let number): "Antwoordnummer \(number)"
        case .abroad: nil
        }
    }

    /// Two spaces stand between postcode and town (NEN 5825).
    private var townLine: String? {
        guard let capitals = town?.uppercased().composed else { return nil }
        return postcode.map { "\($0.spaced)  \(capitals)" } ?? capitals
    }
}
