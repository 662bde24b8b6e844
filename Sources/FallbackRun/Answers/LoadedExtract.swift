import MailboxDomain
import MailboxStore
import SystemPackage

/// The extract that a workspace's mailbox was made from: what runs are planned from now on are planned from.
package struct LoadedExtract: Encodable, Hashable, Sendable {
    /// The moment that it describes, as its supplier wrote it.
    package var asOf: String
    /// Where it comes from, in the supplier's words.
    package var source: String
    package var accounts: Int
    /// False while the second part, on the persons behind the accounts, is still to come.
    package var holdsPeople: Bool
    /// What stands in the place of messages, and organisations of which none of these tells; absent where all messages are there.
    package var digests: [Digest]?
    package var organisationsNotTold: [String]?

    package struct Digest: Encodable, Hashable, Sendable {
        package var asOf: String
        package var source: String
    }

    /// Nil where no extract is loaded. Throws for a mailbox that cannot be read.
    init?(in workspace: Workspace) throws(MailboxError) {
        let mailbox: Mailbox
        do { mailbox = try Mailbox(openingAt: workspace.mailbox.string) } catch MailboxError.missing {
            return nil
        } catch {
            throw error as? MailboxError ?? .unreadable(path: workspace.mailbox.string, reason: "\(error)")
        }
        (asOf, source) = (mailbox.extract.asOfText, mailbox.extract.source)
        (accounts, holdsPeople) = (mailbox.accountCount, mailbox.extract.holdsPeople)
        guard !mailbox.digests.isEmpty else { return }
        digests = mailbox.digests.map { Digest(asOf: $0.asOfText, source: $0.source) }
        organisationsNotTold = mailbox.organisationsNotTold.map(\.id.rawValue)
    }

    var text: String {
        "Extract loaded: of \(asOf), \(accounts) accounts"
            + (holdsPeople ? "" : "; the people behind them are still to be imported") + ". From: \(source)"
            + (digests.map { digests in
                "\nIn place of messages it has digests: \(digests.count). Organisations of which none tells: "
                    + "\(organisationsNotTold?.count ?? 0)"
            } ?? "")
    }
}
