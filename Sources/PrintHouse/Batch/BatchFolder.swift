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
    /// Files that were copied in text mode; those that are text count as they were before.
    private(set) var converted: Set<BatchFile> = []
    private(set) var findings: [Finding] = []
    /// Whether nothing of the batch can be checked: all of it is inside one encrypted file, or a file is too large.
    private(set) var isUnread = false

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
            isUnread = true
            let message =
                "This batch is encrypted. Open it with age first (age -d -i KEY FILE | tar -x), and check what comes out."
            report(.batchEncrypted, archive, message)
            return
        }
        // Before anything is read.
        for name in names { try checkSize(of: name) }
        guard !isUnread else { return }
        for name in names { try take(name) }
        for file in BatchFile.required where !names.contains(file.name) {
            report(.fileMissing, file.name, "The file is not there.")
        }
        try findConverted()
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
        guard files[file] != nil, let limit = file.limit else { return nil }
        let bytes = try FileReading.bytes(of: path.appending(file.name), atMost: limit)
        return converted.contains(file) ? TextMode.undone(bytes) : bytes
    }

    func path(of file: BatchFile) -> FilePath { path.appending(file.name) }

    /// The digests that SHA256SUMS should hold.
    var digests: [String: FileDigest] {
        Dictionary(
            uniqueKeysWithValues: BatchFile.summed.compactMap { file in
                files[file].map { (file.name, $0.digest) }
            })
    }

    /// Looks for files of which nothing is wrong but their line ends.
    private mutating func findConverted() throws {
        let isConverted = try BatchFile.allCases.filter { file in
            try files[file] != nil && TextMode.shows(in: path.appending(file.name))
        }
        guard !isConverted.isEmpty else { return }
        for file in [BatchFile.checksums, .signature] where isConverted.contains(file) { take(converted: file) }
        let listed = try bytes(of: .checksums).map { Checksums.read($0).checksums.entries } ?? []
        let digests = Dictionary(listed.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first })
        for file in isConverted where BatchFile.summed.contains(file) {
            guard let stored = files[file], digests[file.name] != stored.digest else { continue }
            guard let limit = file.limit else {
                take(converted: file)
                continue
            }
            let bytes = TextMode.undone(try FileReading.bytes(of: path.appending(file.name), atMost: limit))
            guard digests[file.name] == FileDigest(of: bytes) else { continue }
            files[file] = StoredFile(bytes: bytes.count, digest: FileDigest(of: bytes))
            take(converted: file)
        }
    }

    private mutating func take(converted file: BatchFile) {
        converted.insert(file)
        report(.lineEndsChanged, file.name, TextMode.sentence)
    }

    private mutating func checkSize(of name: String) throws {
        let path = path.appending(name)
        guard let limit = BatchFile(rawValue: name)?.limit,
            try FileReading.reading(path, { try Stat(path, followTargetSymlink: false) }).size > Int64(limit.bytes)
        else { return }
        isUnread = true
        report(.fileTooLarge, name, "The file is larger than \(limit). No such file is: ask for the batch again.")
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
