import Foundation
import MailLedger
import MailboxDomain
import SystemPackage

/// doubtful-addresses.csv: accounts whose address the registry may have wrong, for who reports such doubts to it.
///
/// Ids only: the address stands in the registry. Always the whole list, so that it can be made again.
struct DoubtfulAddressList {
    private let addresses: [DoubtfulAddress]

    init(_ addresses: [DoubtfulAddress]) { self.addresses = addresses }

    /// Writes the file, and returns how many it lists; no file is made for none.
    func write(to workspace: Workspace) throws -> Int {
        guard let time = DutchTime() else { throw RunError.missingTimeZoneData }
        guard !addresses.isEmpty || FileManager.default.fileExists(atPath: workspace.doubtfulAddresses.string) else {
            return 0
        }
        let lines = addresses.map { "\($0.account),\(time.date(of: $0.returnedAt)),\($0.reason)" }
        let text = (["account_id,returned_on,reason"] + lines).map { $0 + "\n" }.joined()
        try TextFile.write(Array(text.utf8), to: workspace.doubtfulAddresses)
        return addresses.count
    }
}
