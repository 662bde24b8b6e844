import MailboxDomain
import PrintHouse
import StrictFiles
import SystemPackage

extension PieceList {
    /// Reads the pieces.csv of a rendered batch.
    static func rows(in folder: FilePath) throws -> [PieceRow] {
        let text = try TextFile.read(folder.appending(fileName))
        let (list, findings) = PieceList.read(Array(text.utf8))
        guard let list, findings.isEmpty else { throw Findings(findings) }
        return list.rows
    }
}
