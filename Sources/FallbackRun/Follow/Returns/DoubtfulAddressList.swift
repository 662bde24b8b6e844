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

    /// Whether the file is not as the list is now; one that is not there is as an empty list.
    func differs(in workspace: Workspace) -> Bool {
        let found = FileManager.default.contents(atPath: workspace.doubtfulAddresses.string).map(Array.init)
        return found == nil ? !addresses.isEmpty : found != bytes(in: workspace.clock.time)
    }

    /// Writes the file where it differs, and returns how many it lists.
    @discardableResult
    func write(to workspace: Workspace) throws(FileError) -> Int {
        if differs(in: workspace) {
            try TextFile.write(bytes(in: workspace.clock.time), to: workspace.doubtfulAddresses)
        }
        return addresses.count
    }

    private func bytes(in time: DutchTime) -> [UInt8] {
        let rows = addresses.map {
            [$0.account.rawValue, time.date(of: $0.returnedAt).description, $0.reason.rawValue]
        }
        return Array(([["account_id", "returned_on", "reason"]] + rows).map(CSVText.line).joined().utf8)
    }
}
