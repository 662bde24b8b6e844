import MailboxDomain
import StrictFiles
import SystemPackage

/// The JSON files that a run keeps for itself: plan.json, approval.json, rendered.json.
enum RecordFile {
    static func read<Record: Codable>(_ type: Record.Type, from path: FilePath) throws -> Record {
        let text = try TextFile.read(path)
        let name = path.lastComponent?.string ?? ""
        let read = StrictJSON(file: name, codePrefix: "record").read(type, from: Array(text.utf8), formatVersion: 1)
        guard let record = read.value, read.findings.isEmpty else { throw Findings(read.findings) }
        return record
    }

    static func write(_ record: some Encodable, to path: FilePath) throws {
        try TextFile.write(try StrictJSON.bytes(of: record), to: path)
    }
}
