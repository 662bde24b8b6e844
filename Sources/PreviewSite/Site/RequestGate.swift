import HTTPTypes

/// Which requests are answered at all: those that a browser makes for our own pages, from who is known where a login is.
struct RequestGate: Sendable {
    /// A request that is turned away.
    struct Refusal: Error, Hashable, Sendable {
        var status: HTTPResponse.Status
        /// In Dutch: a person may see it.
        var reason: String
    }

    /// Where browsers find the site; the first is what people are told.
    let origins: [SiteOrigin]
    private let userHeader: UserHeader?

    /// - Parameter port: that the server listens on.
    init(_ door: DeskDoor, port: Int) { (origins, userHeader) = (door.origins(port: port), door.userHeader) }

    /// Far more than any of our addresses has, in characters.
    private static let longestAddress = 512

    func check(_ request: HTTPRequest) throws(Refusal) {
        // A page elsewhere can point its own name at 127.0.0.1, but its requests still carry that name.
        guard let host = request.authority, origins.contains(where: { $0.authority == host.lowercased() }) else {
            throw Refusal(
                status: .misdirectedRequest, reason: "Deze pagina's zijn er alleen op \(origins[0])/.")
        }
        if let origin = request.headerFields[.origin], !origins.contains(where: { "\($0)" == origin.lowercased() }) {
            throw Refusal(status: .forbidden, reason: "Een andere website mag deze pagina's niet opvragen.")
        }
        guard request.method == .get || request.method == .head else {
            throw Refusal(status: .methodNotAllowed, reason: "Deze pagina's zijn er alleen om te lezen.")
        }
        guard (request.path ?? "").utf8.count <= Self.longestAddress else {
            throw Refusal(status: .uriTooLong, reason: "Dit adres is te lang.")
        }
    }

    /// Who asks. Where a login is asked for, nobody is let in without a name.
    func visitor(of request: HTTPRequest) throws(Refusal) -> Visitor {
        guard let userHeader else { return .unknown }
        guard let name = userHeader.login(in: request.headerFields) else {
            throw Refusal(
                status: .forbidden,
                reason: "De webserver zegt niet wie u bent. Log opnieuw in, of meld dit aan wie de site beheert.")
        }
        return Visitor(name: name, isKnown: true)
    }
}
