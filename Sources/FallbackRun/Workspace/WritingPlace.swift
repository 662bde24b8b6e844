package import LetterComposition
import MailLedger
package import MailboxDomain
import PaperMail
package import Stationery
import StrictFiles
package import SystemPackage

/// Where letters are written: the workspace of operations, or one for texts only, which has no people and no ledger.
package struct WritingPlace: Sendable {
    /// The file that makes a folder a workspace for texts.
    static let mainFile = "texts.yaml"

    package let isForTextsOnly: Bool
    /// Of one for texts only its root, clock and lock are there, and nothing else.
    private let workspace: Workspace
    /// Of a workspace for texts.
    private let signersOfTexts: String?

    package var root: FilePath { workspace.root }
    package var clock: DutchClock { workspace.clock }
    package var user: String { workspace.user }
    /// The products whose texts must be there; nil where no policy tells.
    package var neededProducts: Set<Product>? { isForTextsOnly ? nil : workspace.neededProducts }

    package init(_ workspace: Workspace) { (self.workspace, isForTextsOnly, signersOfTexts) = (workspace, false, nil) }

    /// Whose signature a sign-off needs; nil where a name is enough.
    package var textSigners: TextSigners? {
        get throws {
            let list = try isForTextsOnly ? signersOfTexts : Configuration(of: workspace).textSigners
            return list.map { TextSigners(root.pushing(FilePath($0))) }
        }
    }

    /// Opens a workspace for texts. Whose files it shows is its owner's affair: no person's data lie there.
    ///
    /// - Parameter time: what somebody set the clock to (`POSTVANGNET_CLOCK`): refused, as the days of sign-offs count.
    package init(ofTextsAt root: FilePath, clock: DutchClock, user: String, setTo time: String?) throws {
        workspace = Workspace(unchecked: root, clock: clock, user: user)
        isForTextsOnly = true
        let file = workspace.root.appending(Self.mainFile)
        let yaml = try TextFile.read(file, atMost: WorkspaceSettings.configurationLimit)
        signersOfTexts = try YAMLFile.read(yaml, file: file.string) { section in
            _ = section.optionalInteger("formatVersion", in: 1...1)
            return section.optionalSection("signOff")?.text("signers")
        }
        try WorkspaceCheck(workspace.root, isClosed: false).run()
        guard time == nil else { throw TimeDoubt.clockSetInEarnest(workspace.root) }
    }

    static func stands(at root: FilePath) -> Bool { TextFile.stands(atPath: root.appending(mainFile).string) }

    /// Does work that changes texts, while no other command changes the workspace.
    package func locked<Result>(by holder: LockHolder, _ work: () throws -> Result) throws -> Result {
        try isForTextsOnly
            ? workspace.undisturbed(by: holder, .alone, work) : workspace.locked(by: holder, .alone, work)
    }

    package func locked<Result>(by holder: LockHolder, _ work: () async throws -> Result) async throws -> Result {
        try await isForTextsOnly
            ? workspace.undisturbed(by: holder, .alone, work) : workspace.locked(by: holder, .alone, work)
    }

    /// Records that somebody agreed to a text, where there is a ledger. Again is nothing new, as long as it prints the same.
    package func recordSignOff(
        of product: Product, as role: SignOff.Role, by name: String, _ standing: SignOffStanding
    ) throws {
        guard !isForTextsOnly else { return }
        try workspace.record(
            workspace.event(
                .signOff, by: name,
                [
                    "product": .text(product.rawValue), "role": .text(role.rawValue),
                    "printed": .text(standing.printed?.digest.hexadecimal ?? ""),
                ]))
    }
}
