import MailboxDomain
import StrictFiles
import SystemPackage

/// The JSON files that a run keeps for itself: plan.json, approval.json, rendered.json.
enum RecordFile {
    /// A plan names each piece that it set aside.
    static let fileLimit = FileLimit.megabytes(64)

    /// - Parameters:
    ///   - version: the format's; another one is a finding.
    ///   - newest: the latest that this program reads in files of this kind; nil for `version`. Throws `NewerFormat` for one
    ///     that is later.
    static func read<Record: Codable>(
        _ type: Record.Type, from path: FilePath, version: Int = 1, newest: Int? = nil
    ) throws -> Record {
        let bytes = try TextFile.bytes(of: path, atMost: fileLimit)
        let name = path.lastComponent?.string ?? ""
        let read = StrictJSON(file: name, codePrefix: "record").read(type, from: bytes, formatVersion: version)
        guard let record = read.value, read.findings.isEmpty else {
            try checkFormat(of: bytes, from: path, newest: newest ?? version)
            throw Findings(read.findings)
        }
        return record
    }

    /// Throws for a file of a later version than this program reads.
    static func checkFormat(of bytes: [UInt8], from path: FilePath, newest: Int) throws(NewerFormat) {
        try StrictJSON(file: path.string, codePrefix: "record").checkFormat(of: bytes, known: newest)
    }

    /// Nil where it is not there or cannot be read: it tells nothing then. One of a later version tells what is not
    /// understood here, and is refused.
    static func readIfSound<Record: Codable>(
        _ type: Record.Type, from path: FilePath, version: Int = 1
    ) throws(NewerFormat) -> Record? {
        do { return try read(type, from: path, version: version) } catch let error as NewerFormat { throw error } catch
        {
            return nil
        }
    }

    static func write(_ record: some Encodable, to path: FilePath) throws {
        try TextFile.write(try StrictJSON.bytes(of: record), to: path)
    }
}
