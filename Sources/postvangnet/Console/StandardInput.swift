import Foundation
import StrictFiles
import SystemPackage

/// Standard input, for texts that come from another program.
enum StandardInput {
    /// All of it as UTF-8; another encoding is refused, and so is more than a limit.
    static func read(atMost limit: FileLimit) throws -> String {
        let name = FilePath("-")
        let data = try FileHandle.standardInput.read(upToCount: limit.bytes + 1) ?? Data()
        guard limit.allows(data.count) else { throw FileError.tooLarge(name, limit: limit) }
        guard let text = String(validating: data, as: UTF8.self) else { throw FileError.notText(name) }
        return text
    }
}
