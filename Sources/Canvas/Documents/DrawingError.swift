package import MailboxDomain

/// Something that Cairo could not draw or write.
package struct DrawingError: ReportedError {
    /// Cairo's own words, such as `error while writing to output stream`.
    package let reason: String
    package let path: String?

    package var description: String {
        "The pages cannot be drawn\(path.map { " to \($0)" } ?? ""): \(reason)."
    }

    package var exitStatus: ExitStatus { .inputOutput }

    /// Whether the disk, not the drawing, is the cause.
    package var isWriteError: Bool { path != nil }
}
