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
    private let canWrite: Bool

    /// - Parameters:
    ///   - port: that the server listens on.
    ///   - canWrite: whether forms may be sent.
    init(_ door: DeskDoor, port: Int, canWrite: Bool) {
        (origins, userHeader) = (door.origins(port: port), door.userHeader)
        self.canWrite = canWrite
    }

    /// Far more than any of our addresses has, in characters.
    private static let longestAddress = 512

    func check(_ request: HTTPRequest) throws(Refusal) {
        // A page elsewhere can point its own name at 127.0.0.1, but its requests still carry that name.
        guard let host = request.authority, origins.contains(where: { $0.authority == host.lowercased() }) else {
            throw Refusal(
                status: .misdirectedRequest, reason: "Deze pagina's zijn er alleen op \(origins[0])/.")
        }
        let origin = request.headerFields[.origin]
        if let origin, !origins.contains(where: { "\($0)" == origin.lowercased() }) {
            throw Refusal(status: .forbidden, reason: "Een andere website mag deze pagina's niet opvragen.")
        }
        switch request.method {
        case .get, .head: break
        case .post:
            guard canWrite else {
                throw Refusal(
                    status: .methodNotAllowed,
                    reason: "Op deze pagina's kunt u alleen lezen: zo is het programma gestart (--read-only).")
            }
            // Browsers say with every form which page sent it (Fetch, "Origin").
            guard origin != nil, Self.isOwn(request) else {
                throw Refusal(
                    status: .forbidden, reason: "Alleen een formulier van deze pagina's zelf kan iets veranderen.")
            }
        default:
            throw Refusal(status: .methodNotAllowed, reason: "Dit kan op deze pagina's niet.")
        }
        guard (request.path ?? "").utf8.count <= Self.longestAddress else {
            throw Refusal(status: .uriTooLong, reason: "Dit adres is te lang.")
        }
    }

    /// What browsers of today say beside the origin (Fetch Metadata); those that don't say it are no worse for it.
    private static func isOwn(_ request: HTTPRequest) -> Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { return true }
        let said = request.headerFields[values: name]
        return said.allSatisfy { $0 == "same-origin" }
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
