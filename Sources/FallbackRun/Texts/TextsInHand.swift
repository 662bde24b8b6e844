import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

/// Texts that were taken and are being put in their places: on the disk before the first of them changes, so that whichever
/// command comes next, after one that was cut off, brings it to its end.
struct TextsInHand: Codable, Hashable, Sendable {
    var formatVersion = 1
    /// RFC 3339.
    var at: String
    /// The operating system's name of who took them.
    var user: String
    /// Of the event: what was taken.
    var pack: FileDigest
    var packedAt: String
    var products: String
    /// By their path in the workspace.
    var texts: [String: String]

    /// Puts them in their places. What another program changes meanwhile is not lost: a copy of what was there is kept.
    func carryOut(in workspace: Workspace) throws {
        try RecordFile.write(self, to: workspace.textsInHand)
        try finish(in: workspace)
    }

    /// Brings to its end what an earlier command began; nothing where none did.
    static func finish(in workspace: Workspace) throws {
        guard FileManager.default.fileExists(atPath: workspace.textsInHand.string) else { return }
        try RecordFile.read(TextsInHand.self, from: workspace.textsInHand).finish(in: workspace)
    }

    private func finish(in workspace: Workspace) throws {
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            let place = workspace.root.appending(path)
            try TextFile.makeFolder(place.removingLastComponent())
            try TextFile.write(Array(text.utf8), to: place)
        }
        try record(in: workspace)
        guard unsafe unlink(workspace.textsInHand.string) == 0 else {
            throw FileError.cannotWrite(workspace.textsInHand, Errno(rawValue: errno))
        }
    }

    /// Once, also where it is done again.
    func record(in workspace: Workspace) throws {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let details: [String: EventDetail] = [
            "pack": .text(pack.hexadecimal), "packedAt": .text(packedAt), "products": .text(products),
        ]
        try ledger.record(
            LedgerEvent(
                .takeTexts, of: nil, at: Instant(at) ?? workspace.clock.now, by: user, user: user, details: details))
    }
}
