package import SystemPackage

/// By which way requests come in, and what is known by it of who asks.
package enum DeskDoor: Hashable, Sendable {
    /// 127.0.0.1, for who sits at this machine; 0 for any port that is free.
    case port(Int)
    /// A Unix socket, for the organisation's own web server: that alone says who asks, after its login.
    ///
    /// - Parameters:
    ///   - site: what that server is to browsers.
    ///   - userHeader: the field in which it gives the name of who is logged in; nil where it gives none.
    case socket(FilePath, site: SiteOrigin, userHeader: UserHeader?)

    /// Names of people that it gives are those of a login; anybody could put one into a request that comes by a port.
    var userHeader: UserHeader? {
        switch self {
        case .port: nil
        case .socket(_, _, let header): header
        }
    }

    /// Where browsers find it.
    ///
    /// - Parameter port: that the server listens on.
    func origins(port: Int) -> [SiteOrigin] {
        switch self {
        case .port: ["127.0.0.1", "localhost"].map { SiteOrigin(localhost: $0, port: port) }
        case .socket(_, let site, _): [site]
        }
    }
}
