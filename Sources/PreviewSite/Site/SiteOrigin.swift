/// Where browsers find the site: scheme, host and port (RFC 6454).
package struct SiteOrigin: Hashable, Sendable {
    /// Host, and port where it is not the scheme's own, as browsers send it in `Host`.
    let authority: String
    private let scheme: String

    /// Reads `https://brieven.example.nl` or `http://127.0.0.1:8080`; nil for anything else.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(https?):\/\/([a-z0-9.-]{1,253}(?::[1-9][0-9]{0,4})?)/) else {
            return nil
        }
        (scheme, authority) = (String(match.1), String(match.2))
    }

    /// This machine, by one of its two names.
    init(localhost name: String, port: Int) { (scheme, authority) = ("http", "\(name):\(port)") }
}

extension SiteOrigin: CustomStringConvertible {
    /// As browsers send it in `Origin`.
    package var description: String { "\(scheme)://\(authority)" }
}
