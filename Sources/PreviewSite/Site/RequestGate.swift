import HTTPTypes

/// Which requests are answered at all: those that a browser on this machine makes for our own pages.
struct RequestGate: Sendable {
    /// A request that is turned away.
    struct Refusal: Error, Hashable, Sendable {
        var status: HTTPResponse.Status
        /// In Dutch: a person may see it.
        var reason: String
    }

    /// What the server listens on.
    var port: Int

    /// Far more than any of our addresses has, in characters.
    private static let longestAddress = 512

    func check(_ request: HTTPRequest) throws(Refusal) {
        // A page elsewhere can point its own name at 127.0.0.1, but its requests still carry that name.
        guard let host = request.authority, hosts.contains(host.lowercased()) else {
            throw Refusal(
                status: .misdirectedRequest, reason: "Deze pagina's zijn er alleen op http://127.0.0.1:\(port)/.")
        }
        if let origin = request.headerFields[.origin], !hosts.contains(where: { "http://\($0)" == origin.lowercased() })
        {
            throw Refusal(status: .forbidden, reason: "Een andere website mag deze pagina's niet opvragen.")
        }
        guard request.method == .get || request.method == .head else {
            throw Refusal(status: .methodNotAllowed, reason: "Deze pagina's zijn er alleen om te lezen.")
        }
        guard (request.path ?? "").utf8.count <= Self.longestAddress else {
            throw Refusal(status: .uriTooLong, reason: "Dit adres is te lang.")
        }
    }

    private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }
}
