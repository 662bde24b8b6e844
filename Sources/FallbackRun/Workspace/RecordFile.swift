import MailboxDomain
import StrictFiles
import SystemPackage

/// The JSON files that a run keeps for itself: plan.json, approval.json, rendered.json.
enum RecordFile {
    /// A plan names each piece that it set aside.
    static let fileLimit = FileLimit.megabytes(64)

    /// - Parameter version: the format's; another one is a finding.
    static func read<Record: Codable>(
        _ type: Record.Type, from path: FilePath, version: Int = 1
    ) throws -> Record {
        let bytes = try TextFile.bytes(of: path, atMost: fileLimit)
        let name = path.lastComponent?.string ?? ""
        let read = StrictJSON(file: name, codePrefix: "record").read(type, from: bytes, formatVersion: version)
        guard let record = read.value, read.findings.isEmpty else { throw Findings(read.findings) }
        return record
    }

    static func write(_ record: some Encodable, to path: FilePath) throws {
        try TextFile.write(try StrictJSON.bytes(of: record), to: path)
    }
}
