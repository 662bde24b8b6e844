import HTTPTypes

/// What comes back when a form is sent.
enum DeskAnswer: Sendable {
    case page(String, status: HTTPResponse.Status = .ok)
    /// Go and see there (RFC 9110, 303).
    case see(DeskAddress)
}
