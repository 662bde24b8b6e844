import PaperMail
import PrintHouse
import SystemPackage

/// The files of the keys that batches are signed with and encrypted to.
///
/// As the workspace is set now, and not when a run was planned: keys are changed at times.
struct SealingKeys {
    /// Nil where nothing is signed.
    let signing: FilePath?
    /// The list of those whose seals are accepted; nil for those of the signing key alone.
    let signers: FilePath?
    /// For the printers that get their batches encrypted.
    let recipients: [PrinterID: FilePath]

    init(of workspace: Workspace) throws { self.init(of: workspace, try Configuration(of: workspace)) }

    /// - Parameter current: the workspace's configuration as it is now.
    init(of workspace: Workspace, _ current: Configuration) {
        signing = current.signingKey.map { workspace.root.pushing(FilePath($0)) }
        signers = current.sealSigners.map { workspace.root.pushing(FilePath($0)) }
        recipients = current.printers.compactMapValues { printer in
            printer.ageRecipients.map { workspace.root.pushing(FilePath($0)) }
        }
    }

    /// Whose seals make that something of ours may leave; nil for a test in a workspace that does not sign.
    func accepted(inTest isTest: Bool) async throws -> SealSigners? {
        if let signers { return try SealSigners(file: signers) }
        if let signing { return try await SealSigners(ofKey: signing) }
        guard isTest else { throw RunError.noSigningKey }
        return nil
    }
}
