import Foundation
package import MailboxDomain
import PaperMail
import StrictFiles
package import SystemPackage

/// The operator's key by which the logbook names people: who has it can find somebody's lines, nobody else can.
package struct LogbookKey: Sendable {
    private static let fileLimit = FileLimit.kilobytes(10)
    private static let shortest = 32

    private let bytes: [UInt8]

    /// Reads a file of at least 32 bytes that only its owner may read; a line end behind them is no part of the key.
    package init(at path: FilePath) throws {
        let content = try TextFile.bytes(of: path, atMost: Self.fileLimit)
        bytes = content.last == UInt8(ascii: "\n") ? content.dropLast() : content
        guard bytes.count >= Self.shortest else { throw LogbookError.shortKey(path, least: Self.shortest) }
        let mode = try FileManager.default.attributesOfItem(atPath: path.string)[.posixPermissions] as? Int ?? 0o777
        guard mode & 0o077 == 0 else { throw LogbookError.openKey(path) }
    }

    /// So many hexadecimal digits for what is named by words; `kind` keeps names of different kinds apart.
    func name(_ kind: String, _ words: String..., digits: Int = 64) -> String {
        // No word holds a zero byte.
        let text = ([kind] + words).joined(separator: "\0")
        return String(Hexadecimal.text(of: HMACSHA256.code(of: Array(text.utf8), key: bytes)).prefix(digits))
    }
}

/// Why no logbook is written.
package enum LogbookError: Error, Sendable {
    case shortKey(FilePath, least: Int)
    case openKey(FilePath)
}

extension LogbookError: ReportedError {
    package var exitStatus: ExitStatus { .badConfiguration }

    package var description: String {
        switch self {
        case .shortKey(let path, let least):
            "\(path) is no key: it has fewer than \(least) bytes. Make one with: openssl rand -hex 32."
        case .openKey(let path): "\(path) may be read by others. Type: chmod 600 \(path)"
        }
    }
}
