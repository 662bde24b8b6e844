import Hummingbird
import HummingbirdCore
import Logging
package import MailboxDomain
import NIOCore
import Stationery
import SystemPackage

/// The site, on this machine (127.0.0.1) or behind the organisation's own web server, and nothing else.
package struct PreviewServer: Sendable {
    private let responder: DeskResponder
    private let door: DeskDoor

    /// - Parameter writing: nil to show texts only.
    package init(_ desk: Desk, time: DutchTime, by door: DeskDoor, writing: DeskWriting?) {
        responder = DeskResponder(
            desk: desk, pages: DeskPages(desk, links: SiteLinks(), time: time, writing: writing), door: door,
            history: TextHistory(of: desk.root))
        self.door = door
    }

    /// Serves until the program is told to stop.
    ///
    /// - Parameter onStart: gets the address of the site when it is there.
    package func run(onStart: @escaping @Sendable (String) -> Void) async throws {
        switch door {
        case .port(let port):
            do {
                try await serve(at: .hostname("127.0.0.1", port: port)) { channel in
                    onStart("\(door.origins(port: channel.localAddress?.port ?? 0)[0])/")
                }
            } catch let error as IOError {
                throw PreviewError.cannotListen(
                    port: port, reason: DutchReason.text(of: Errno(rawValue: error.errnoCode)))
            }
        case .socket(let path, let site, _):
            let socket = SocketFile(path: path)
            try socket.clear()
            do {
                try await serve(at: .unixDomainSocket(path: path.string)) { _ in
                    // Until then nobody but the owner can ask; where that cannot be changed, nobody is told of a site.
                    do { try socket.open() } catch { return }
                    onStart("\(site)/")
                }
            } catch let error as IOError {
                throw PreviewError.cannotUseSocket(path, reason: DutchReason.text(of: Errno(rawValue: error.errnoCode)))
            }
            socket.remove()
        }
    }

    private func serve(at address: BindAddress, onStart: @escaping @Sendable (any Channel) -> Void) async throws {
        var logger = Logger(label: "preview")
        logger.logLevel = .error
        let application = Application(
            responder: responder, server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: address, reuseAddress: true,
                availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
            onServerRunning: { onStart($0) }, logger: logger)
        try await application.runService()
    }

    /// Each handles one request at a time, so it also bounds how many pictures can be waited for.
    private static let mostConnections = 64

    private var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))
    }
}
