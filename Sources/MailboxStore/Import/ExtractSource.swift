import Foundation
import MailboxDomain
import StrictFiles

/// A folder that an import reads: that of an extract, or of a digest that comes with it.
struct ExtractSource {
    let folder: String
    /// What stands before the names of its files in findings: nothing for the extract's own.
    let prefix: String
    /// How many rejects were allowed.
    let tolerance: Int

    func readManifest() throws -> ExtractManifest {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try TextFile.bytes(atPath: path(ExtractManifest.fileName), atMost: ExtractManifest.fileLimit)
        } catch {
            switch error {
            case .tooLarge(_, let limit):
                let message = "The file is larger than \(limit), so it was not read. Ask for the right one."
                throw refused([ExtractManifest.finding(.tooLarge, message)])
            case .notAFile:
                let message = "This is a folder, a pipe or a device, not a file. Ask for the file."
                throw refused([ExtractManifest.finding(.notAFile, message)])
            default: throw unread(ExtractManifest.fileName)
            }
        }
        do {
            return try ExtractManifest(bytes)
        } catch { throw refused(error.all) }
    }

    /// The files to read, each with its path; throws for one that must be there and is not.
    ///
    /// - Parameter needed: files that must be there, though an extract may lack them.
    func files(
        of part: ExtractManifest.Part, needing needed: Set<ExtractFile>
    ) throws -> [(file: ExtractFile, path: String)] {
        let folder = ExtractFolder(path: folder)
        let findings = folder.findings(of: part)
        guard findings.isEmpty else { throw refused(findings) }
        return try part.files.compactMap { file in
            let name = folder.names(of: file).first ?? file.name
            if FileManager.default.isReadableFile(atPath: path(name)) { return (file, path(name)) }
            guard file.mayBeAbsent, !needed.contains(file), folder.names(of: file).isEmpty else { throw unread(name) }
            return nil
        }
    }

    func has(_ file: ExtractFile) -> Bool { !ExtractFolder(path: folder).names(of: file).isEmpty }

    func name(of file: ExtractFile) -> String { prefix + file.name }

    func refused(_ findings: [Finding]) -> ImportError {
        .badInput(RefusedExtract(findings: named(findings), files: [], tolerance: tolerance))
    }

    /// Findings that know the names of files only.
    func named(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            var named = finding
            named.place.file = prefix + finding.place.file
            return named
        }
    }

    private func unread(_ name: String) -> ImportError {
        // In a folder that may not be entered nobody can tell what is there.
        unsafe access(path(name), F_OK) == 0 || errno == EACCES
            ? .unreadableInput(path: path(name)) : .missingInput(path: path(name), reason: "it is not there")
    }

    private func path(_ name: String) -> String { folder + "/" + name }
}
