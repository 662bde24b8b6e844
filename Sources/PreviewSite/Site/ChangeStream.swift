import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Tells an open page when a file has changed (server-sent events, HTML Living Standard 9.2).
struct ChangeStream: Sendable {
    let desk: Desk

    /// How often the files are looked at. Nobody sees a tenth of a second.
    private static let interval = Duration.milliseconds(150)
    /// After this many looks a line that says nothing is sent, which fails when the page is gone.
    private static let looksBetweenSigns = 60

    var response: Response {
        Response(
            status: .ok, headers: Self.headers,
            body: ResponseBody { [desk] writer in
                var version = await desk.version()
                try await writer.write(Self.event(version))
                var looks = 0
                while !Task.isShuttingDownGracefully, !Task.isCancelled {
                    try? await Task.sleep(for: Self.interval)
                    looks += 1
                    let now = await desk.version()
                    if now != version {
                        version = now
                        try await writer.write(Self.event(version))
                    } else if looks.isMultiple(of: Self.looksBetweenSigns) {
                        try await writer.write(ByteBuffer(string: ":\n\n"))
                    }
                }
                try await writer.finish(nil)
            })
    }

    private static let headers: HTTPFields = {
        var fields: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        // A web server in front of the desk would collect lines until there are enough of them.
        if let name = HTTPField.Name("X-Accel-Buffering") { fields[name] = "no" }
        return fields
    }()

    private static func event(_ version: String) -> ByteBuffer {
        ByteBuffer(string: "event: version\ndata: \(version)\n\n")
    }
}
