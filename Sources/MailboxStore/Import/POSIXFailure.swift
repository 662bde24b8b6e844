import Foundation

/// Why the operating system refused something.
struct POSIXFailure: Error {
    var code: Int32

    /// The system's own words, such as "No space left on device".
    var reason: String { unsafe String(cString: strerror(code)) }
}
