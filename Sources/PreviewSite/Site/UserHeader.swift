import HTTPTypes

/// The field of a request in which the organisation's own web server gives the name of who is logged in.
package struct UserHeader: Hashable, Sendable {
    private let name: HTTPField.Name

    /// Nil for what is no name of a field (RFC 9110, section 5.1).
    package init?(_ text: String) {
        guard let name = HTTPField.Name(text) else { return nil }
        self.name = name
    }

    /// Nil where there is no name, are several, or is something that is none: nobody is let in then.
    func login(in fields: HTTPFields) -> String? {
        let values = fields[values: name]
        guard values.count == 1, let text = values.first else { return nil }
        return VisibleName(text)?.text
    }
}
