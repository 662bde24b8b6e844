import Foundation

/// A terminal that a stream of this process may be.
struct Terminal {
    let file: Int32

    static let errors = Terminal(file: STDERR_FILENO)
    /// Empties the line from the cursor on (ECMA-48, EL).
    static let clearToEnd = "\u{1B}[K"

    /// Whether it is one, and knows how to write over a line.
    var canWriteOver: Bool {
        isatty(file) == 1 && !["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? "")
    }

    /// How wide it is now: people change their windows. 80 where it does not tell (`TIOCGWINSZ`).
    var columns: Int {
        var size = winsize()
        guard unsafe ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
