import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

/// doubtful-addresses.csv: accounts whose address the registry may have wrong, for who reports such doubts to it.
///
/// Ids only: the address stands in the registry. Always the whole list, so that it can be made again.
struct DoubtfulAddressList {
    private let addresses: [DoubtfulAddress]

    init(_ addresses: [DoubtfulAddress]) { self.addresses = addresses }

    /// Writes the file, and returns how many it lists; no file is made for none.
    func write(to workspace: Workspace) throws -> Int {
        guard !addresses.isEmpty || FileManager.default.fileExists(atPath: workspace.doubtfulAddresses.string) else {
            return 0
        }
        let time = workspace.clock.time
        let rows = addresses.map {
            [$0.account.rawValue, time.date(of: $0.returnedAt).description, $0.reason.rawValue]
        }
        let text = ([["account_id", "returned_on", "reason"]] + rows).map(CSVText.line).joined()
        try TextFile.write(Array(text.utf8), to: workspace.doubtfulAddresses)
        return addresses.count
    }
}
