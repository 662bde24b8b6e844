import Hummingbird
import HummingbirdCore
import Logging
package import MailboxDomain
import NIOCore
import Stationery
import SystemPackage

/// The site on this machine: 127.0.0.1 and nothing else.
package struct PreviewServer: Sendable {
    private let responder: DeskResponder
    private let port: Int

    /// - Parameter port: 0 for any that is free.
    package init(_ desk: Desk, time: DutchTime, port: Int) {
        responder = DeskResponder(desk: desk, pages: DeskPages(desk, links: SiteLinks(), time: time))
        self.port = port
    }

    /// Serves until the program is told to stop.
    ///
    /// - Parameter onStart: gets the address of the site when it is there.
    package func run(onStart: @escaping @Sendable (String) -> Void) async throws {
        var logger = Logger(label: "preview")
        logger.logLevel = .error
        let application = Application(
            responder: responder, server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port), reuseAddress: true,
                availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
            onServerRunning: { channel in onStart("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/") },
            logger: logger)
        do {
            try await application.runService()
        } catch let error as IOError {
            throw PreviewError.cannotListen(port: port, reason: DutchReason.text(of: Errno(rawValue: error.errnoCode)))
        }
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

package enum PreviewError: Error, Hashable, Sendable {
    /// - Parameter reason: in Dutch.
    case cannotListen(port: Int, reason: String?)
}

extension PreviewError: DutchReportedError {
    package var exitStatus: ExitStatus { .unavailable }

    package var description: String {
        switch self {
        case .cannotListen(let port, let reason):
            "Poort \(port) is niet te gebruiken\(reason.map { " (\($0))" } ?? ""). Staan de brieven al ergens open? "
                + "Kies een andere poort met --port."
        }
    }
}
