import PaperMail
import SystemPackage

/// The files of the keys that batches are signed with and encrypted to.
///
/// As the workspace is set now, and not when a run was planned: keys are changed at times.
struct SealingKeys {
    /// Nil where nothing is signed.
    let signing: FilePath?
    /// For the printers that get their batches encrypted.
    let recipients: [PrinterID: FilePath]

    init(of workspace: Workspace) throws {
        let current = try Configuration(of: workspace)
        signing = current.signingKey.map { workspace.root.pushing(FilePath($0)) }
        recipients = current.printers.compactMapValues { printer in
            printer.ageRecipients.map { workspace.root.pushing(FilePath($0)) }
        }
    }
}
