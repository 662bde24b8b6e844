import Foundation
package import MailboxDomain
package import SystemPackage

/// Standard output, where the answers of a command go; each is written at once and none is lost without a word.
package enum StandardOutput {
    /// To be called before anything is opened or written.
    ///
    /// A reader who has gone (`| head`) is an error of the write and no death. A standard stream that is closed gets a
    /// file that takes nothing: otherwise the next file to be opened would have its number, and the answers in it.
    package static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
            // The lowest number that is free: this one.
            _ = unsafe open("/dev/null", O_RDONLY)
        }
    }

    /// Writes bytes as they are.
    ///
    /// - Returns: false where the reader has gone, who wants no more; that is no error.
    @discardableResult
    package static func write(_ bytes: [UInt8]) throws(StandardOutputError) -> Bool {
        do {
            try FileDescriptor.standardOutput.writeThrough(bytes)
            return true
        } catch let error {
            if error == .brokenPipe { return false }
            throw StandardOutputError(reason: error)
        }
    }

    package static func write(_ text: String) throws(StandardOutputError) { try write(Array(text.utf8)) }

    /// Writes a line, or several.
    package static func writeLine(_ line: String) throws(StandardOutputError) { try write(line + "\n") }

    /// Ends all answers: some file systems tell only now that one could not be kept.
    package static func close() throws(StandardOutputError) {
        guard Foundation.close(STDOUT_FILENO) != 0 else { return }
        let error = Errno(rawValue: errno)
        if error != .interrupted, error != .badFileDescriptor { throw StandardOutputError(reason: error) }
    }
}

/// Standard error, where remarks and errors go. It may be closed or full: a command ends as it would without it.
package enum StandardError {
    package static func write(_ text: String) { try? FileDescriptor.standardError.writeThrough(Array(text.utf8)) }
}

/// An answer could not be written whole.
package struct StandardOutputError: ReportedError {
    package let reason: Errno

    package var description: String {
        "standard output: cannot be written (\(reason)). The answer is not whole; what the command has done stands. Make room or send the answer elsewhere, and ask again."
    }

    package var exitStatus: ExitStatus { .inputOutput }
}

extension FileDescriptor {
    /// Writes all bytes, also where somebody made the other end one that does not wait.
    fileprivate func writeThrough(_ bytes: [UInt8]) throws(Errno) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes {
                unsafe Foundation.write(rawValue, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                written += count
                continue
            }
            let error = Errno(rawValue: errno)
            switch error {
            case .interrupted: continue
            case .wouldBlock:
                var room = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&room, 1, -1)
            default: throw error
            }
        }
    }
}
