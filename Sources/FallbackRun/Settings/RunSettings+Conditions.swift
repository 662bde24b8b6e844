import MailboxDomain
import PDFFinishing
import PaperMail
import StrictFiles
import SystemPackage

extension RunSettings {
    /// What is printed under what, by printer; those that have a plain PDF are not in it.
    static func conditions(
        of printers: [PrinterID: Configuration.Printer], profiles: [String: [UInt8]]
    ) throws(Findings) -> [PrinterID: PrintingCondition] {
        var conditions: [PrinterID: PrintingCondition] = [:]
        var findings: [Finding] = []
        for (id, printer) in printers.sorted(by: { $0.key < $1.key }) {
            guard let exchange = printer.exchange else { continue }
            let place = Finding.Place(
                file: WorkspaceSettings.configurationPath, column: "printers.\(id.name).pdfx.profile")
            do throws(ColourProfileError) {
                conditions[id] = PrintingCondition(
                    name: exchange.condition, registry: exchange.registry,
                    profile: try ColourProfile(profiles[exchange.profile] ?? []), isClaimed: exchange.isPreflighted)
            } catch {
                findings.append(Finding(code: RunFault.colourProfile, place: place, message: error.description))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return conditions
    }

    /// Of an ICC profile; those of presses with four inks have some two megabytes.
    private static let profileLimit = FileLimit.megabytes(32)

    /// Reads the profiles that a workspace's printers name, by the path that the configuration has.
    static func profiles(
        of printers: [PrinterID: Configuration.Printer], in workspace: Workspace
    ) -> [String: [UInt8]] {
        var profiles: [String: [UInt8]] = [:]
        for path in Set(printers.values.compactMap { $0.exchange?.profile }) {
            let file = workspace.root.pushing(FilePath(path))
            // A file that is not there is no profile; the check of its form says so, with the key that names it.
            profiles[path] = try? TextFile.bytes(of: file, atMost: profileLimit)
        }
        return profiles
    }
}
