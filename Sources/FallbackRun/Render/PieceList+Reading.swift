import MailboxDomain
import PrintHouse
import StrictFiles
import SystemPackage

extension PieceList {
    /// Reads the pieces.csv of a rendered batch.
    static func rows(in folder: FilePath) throws -> [PieceRow] {
        let bytes = try TextFile.bytes(of: folder.appending(fileName), atMost: fileLimit)
        let (list, findings) = PieceList.read(bytes)
        guard let list, findings.isEmpty else { throw Findings(findings) }
        return list.rows
    }
}
