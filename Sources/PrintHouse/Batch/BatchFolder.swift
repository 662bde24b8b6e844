import Foundation
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

/// What stands in a batch folder: the files of the contract, with sizes and digests, and what is wrong with the rest.
struct BatchFolder {
    struct StoredFile: Hashable {
        var bytes: Int
        var digest: FileDigest
    }

    let path: FilePath
    private(set) var files: [BatchFile: StoredFile] = [:]
    private(set) var findings: [Finding] = []
    /// Whether all of the batch is inside one encrypted file.
    private(set) var isEncrypted = false

    init(reading path: FilePath) throws {
        self.path = path
        guard (try? Stat(path).type) == .directory else { throw PrintHouseError.noFolder(path) }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
        } catch {
            throw FileError.cannotRead(path, Errno(beneath: error))
        }
        if let archive = Self.archive(among: names) {
            isEncrypted = true
            let message =
                "This batch is encrypted. Open it with age first (age -d -i KEY FILE | tar -x), and check what comes out."
            report(.batchEncrypted, archive, message)
            return
        }
        for name in names { try take(name) }
        for file in BatchFile.required where !names.contains(file.name) {
            report(.fileMissing, file.name, "The file is not there.")
        }
    }

    /// The one file of an encrypted batch, beside its checksum; nil where files of the batch itself stand there too.
    private static func archive(among names: [String]) -> String? {
        let others = names.filter { $0 != BatchFile.checksums.name }
        guard others.count == 1, let archive = others.first, archive.hasSuffix(BatchEncryption.suffix) else {
            return nil
        }
        return archive
    }

    func bytes(of file: BatchFile) throws -> [UInt8]? {
        files[file] == nil ? nil : try FileReading.bytes(of: path.appending(file.name))
    }

    func path(of file: BatchFile) -> FilePath { path.appending(file.name) }

    /// The digests that SHA256SUMS should hold.
    var digests: [String: FileDigest] {
        Dictionary(
            uniqueKeysWithValues: BatchFile.summed.compactMap { file in
                files[file].map { (file.name, $0.digest) }
            })
    }

    private mutating func take(_ name: String) throws {
        guard let file = BatchFile(rawValue: name) else {
            report(.fileUnexpected, name, "The file is no part of a batch.")
            return
        }
        let path = path.appending(name)
        let stat = try FileReading.reading(path) { try Stat(path, followTargetSymlink: false) }
        guard stat.type == .regular else {
            report(.fileNotPlain, name, "This is a link, a folder or a device, not a file.")
            return
        }
        files[file] = StoredFile(bytes: Int(stat.size), digest: try FileDigest(ofFile: path))
    }

    private mutating func report(_ code: BatchFault, _ name: String, _ message: String) {
        findings.append(Finding(code: code, place: .init(file: name), message: message))
    }
}
