import ArgumentParser
import FallbackRun
import MailLedger
import MailboxDomain
import PaperMail
import Publication
import StrictFiles
import SystemPackage

struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Writes the letter of one piece as it was sent, for who asks for a copy.",
        discussion: """
            A PDF that everybody can read, with its structure, and beside it a JSON file: who approved the letter and when, \
            its batch, and the digests of letters.pdf, of its pages and of its text. The words are those of the plan that was \
            approved, whatever the texts are now. Without --to both stand in runs/MONTH/archive and go with the run (see \
            purge); what stands elsewhere you remove yourself. They hold a name and an address. That they were made, and by \
            whom, is recorded (see log). Exit status 66: the piece was not sealed, was withdrawn or cancelled before, or its \
            run is purged.

            Example:
              postvangnet archive "2611 A000 1000 001S"
            """)

    @OptionGroup var named: PieceArgument

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The folder to write to; the default is runs/MONTH/archive.", valueName: "DIR"))
    var folder: String?

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard folder != "" else { throw ValidationError("--to is empty. Name a folder.") }
    }

    func run() async throws {
        let piece = try named.id()
        let workspace = try workspace.open()
        let own = workspace.folder(of: piece.batch.run).archive
        try await workspace.locked {
            let sealed = try await SealedLetter(of: piece, in: workspace)
            let details: [String: EventDetail] = [
                "of": sealed.record.isControl ? "control-piece" : "account",
                "batch": .text(sealed.record.print.batch.description),
            ]
            // First: nobody reads anybody's letter without a trace.
            try workspace.record(workspace.event(.archive, of: piece.batch.run, details))
            let faults = try write(sealed, to: folder.map { FilePath($0) } ?? own, workspace)
            let shown = folder ?? "runs/\(piece.batch.run)/archive"
            try StandardOutput.writeLine(
                "Written: \(FilePath(shown).appending("\(piece).pdf")), and \(piece).json beside it.")
            try StandardOutput.writeLine(sealed.record.text)
            StandardError.write(unreadable: faults)
        }
    }

    /// - Returns: what keeps the PDF from being PDF/UA.
    private func write(_ sealed: SealedLetter, to folder: FilePath, _ workspace: Workspace) throws -> [String] {
        let record = sealed.record
        let name = "\(record.piece).pdf"
        try TextFile.makeFolder(folder)
        let partial = folder.appending(".\(name).partial")
        let faults = try ArchiveCopy(sealed.letter).write(
            to: partial, on: record.letterDate, time: workspace.clock.time, creator: "Postvangnet \(Version.current)",
            properties: record.properties)
        let digest = try FileDigest(ofFile: partial)
        try TextFile.moveToPlace(partial, to: folder.appending(name))
        try TextFile.write(
            try record.json(beside: name, digest), to: folder.appending("\(record.piece).json"))
        return faults
    }
}

extension ArchiveCopy {
    init(_ letter: PlannedLetter) {
        self.init(
            letter.order, sender: letter.sender, address: letter.envelope, library: letter.library,
            drawings: letter.drawings)
    }
}

extension StandardError {
    /// - Parameter faults: what keeps a PDF from being PDF/UA, by code; nothing is said where there are none.
    static func write(unreadable faults: [String]) {
        guard !faults.isEmpty else { return }
        write(
            "The PDF does not say of itself that everybody can read it (PDF/UA): \(faults.joined(separator: ", ")). Report this.\n"
        )
    }
}
