import MailboxDomain
import PaperMail
import StrictFiles

/// Shows that a form was on a page of this desk: a code over its time and whom it was made for, under a key that ends with
/// the program.
///
/// Pages of other sites can make a browser send a form, and can't read ours, so they have none.
struct WriteToken: Sendable {
    /// The form's field.
    static let field = "bewijs"

    private let key: [UInt8]

    /// A working day and a night: a page that is open for longer gets a new one with the next look.
    private static let validity: Int64 = 24 * 3_600_000

    /// - Parameter key: 32 bytes that nobody can guess.
    init(key: [UInt8]) { self.key = key }

    /// From the system's own source of randomness (getrandom(2)).
    static var new: WriteToken {
        var source = SystemRandomNumberGenerator()
        return WriteToken(key: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &source) })
    }

    /// As a page's forms carry it: 64 hexadecimal digits, a hyphen, and when it was made.
    func text(for visitor: Visitor, at time: Instant) -> String {
        let code = HMACSHA256.code(of: Array("\(time.milliseconds) \(visitor.name ?? "")".utf8), key: key)
        return "\(FileDigest(sha256: code))-\(time.milliseconds)"
    }

    /// Whether it was made for who sends it, and not too long ago.
    func accepts(_ text: String, from visitor: Visitor, at time: Instant) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let milliseconds = Int64(parts[1]), milliseconds >= 0 else { return false }
        let made = Instant(milliseconds: milliseconds)
        guard made <= time, time.milliseconds - milliseconds <= Self.validity else { return false }
        let (own, given) = (Array(self.text(for: visitor, at: made).utf8), Array(text.utf8))
        // In a time that does not tell how much of it is right.
        return own.count == given.count && zip(own, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
