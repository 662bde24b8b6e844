import Foundation
import MailboxDomain
import PrintHouse
import StrictFiles
import SystemPackage

/// pull.csv in the outbox, with its signature beside it. A longer list takes the place of a shorter one.
struct PullListFile {
    private let path: FilePath
    private let key: FilePath?
    private let keygen = SSHKeygen()

    /// - Parameter outbox: the folder that the run's batches stand in.
    init(in outbox: FilePath, key: FilePath?) {
        path = outbox.appending(PullList.fileName)
        self.key = key
    }

    private var signature: FilePath { FilePath(path.string + ".sig") }
    private var nextList: FilePath { path.removingLastComponent().appending(".\(PullList.fileName)") }
    private var nextSignature: FilePath { path.removingLastComponent().appending(".\(PullList.fileName).sig") }

    /// A list that stands in the outbox, and bears one of our seals.
    struct Stored: Sendable {
        var list: PullList
        var file: SealedFile
    }

    /// The list as it was published; nil where none stands there.
    ///
    /// Throws where it bears no seal of ours, and what is wrong inside it.
    ///
    /// - Parameter signers: nil for a test that is not signed.
    static func read(in outbox: FilePath, sealedBy signers: SealSigners?) async throws -> Stored? {
        let path = outbox.appending(PullList.fileName)
        guard (try? Stat(path, followTargetSymlink: false)) != nil else { return nil }
        let file = try SealedFile(reading: path, atMost: PullList.fileLimit)
        try await file.check(by: signers)
        let read = PullList.read(file.bytes)
        guard let list = read.list else { throw Findings(read.findings) }
        return Stored(list: list, file: file)
    }

    /// Writes and signs the list out of sight, so that nothing can go wrong with that after the ledger was told.
    func prepare(_ list: PullList) async throws {
        try TextFile.write(list.bytes, to: nextList)
        if let key { try TextFile.write(try await keygen.signature(of: nextList, key: key), to: nextSignature) }
    }

    /// Puts what was prepared in its place; who reads in between finds that list and signature differ, and reads again.
    func publish() throws {
        if key != nil { try TextFile.moveToPlace(nextSignature, to: signature) }
        try TextFile.moveToPlace(nextList, to: path)
    }

    /// Whether the list stands there already, with a sound signature where there is a key.
    func holds(_ list: PullList) async throws -> Bool {
        guard (try? TextFile.bytes(of: path, atMost: PullList.fileLimit)) == list.bytes else { return false }
        guard key != nil else { return true }
        guard FileManager.default.fileExists(atPath: signature.string) else { return false }
        return try await SealCheck(of: path, signers: nil, keygen: keygen).findings.isEmpty
    }
}
