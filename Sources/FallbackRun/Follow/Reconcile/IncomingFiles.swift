import MailboxDomain
import PrintHouse
import StrictFiles
import SystemPackage

/// Files that came back, told apart by their headers: each kind in the order in which they were named.
struct IncomingFiles {
    private(set) var feedback: [FeedbackFile] = []
    private(set) var mailings: [MailingFile] = []
    private(set) var codes: [EnrichedFile] = []

    init(_ paths: [FilePath], in workspace: Workspace) throws {
        let configuration = try Configuration(of: workspace)
        let forms = configuration.printers.sorted { $0.key < $1.key }.compactMap(\.value.franking.prenotification)
        for path in paths {
            guard let bytes = try Self.bytes(of: path) else {
                feedback.append(FeedbackFile(tooLargeAt: path.string))
                continue
            }
            if MailingFile.isOne(bytes) {
                mailings.append(MailingFile(reading: bytes, named: path.string))
            } else if let form = forms.first(where: { $0.fits(bytes) }) {
                codes.append(EnrichedFile(reading: bytes, named: path.string, as: form))
            } else if let form = configuration.carrierReturns, form.fits(bytes) {
                feedback.append(
                    FeedbackFile(reading: bytes, named: path.string, as: (form, workspace.clock.time)))
            } else {
                feedback.append(FeedbackFile(reading: bytes, named: path.string))
            }
        }
    }

    static func feedback(_ path: FilePath) throws(FileError) -> FeedbackFile {
        try bytes(of: path).map { FeedbackFile(reading: $0, named: path.string) }
            ?? FeedbackFile(tooLargeAt: path.string)
    }

    /// Nil where the file is larger than any feedback: other files are read on.
    private static func bytes(of path: FilePath) throws(FileError) -> [UInt8]? {
        do throws(FileError) {
            return try TextFile.bytes(of: path, atMost: FeedbackFile.fileLimit)
        } catch {
            guard case .tooLarge = error else { throw error }
            return nil
        }
    }
}
