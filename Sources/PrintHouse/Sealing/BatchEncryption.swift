import Foundation
import PaperMail
import StrictFiles
import Subprocess
package import SystemPackage

/// Encrypts sealed batches to a printer's keys with age, so that nothing readable leaves.
///
/// In the outbox stands a folder of the batch's name with `ID.tar.age` and its SHA256SUMS. The archive inside is the
/// same bytes for the same batch; what age makes of it is new each time, by its nature.
package struct BatchEncryption: Sendable {
    /// How the name of an encrypted batch ends; before it stands the batch's id.
    static let suffix = ".tar.age"

    private let outbox: FilePath
    private let recipients: FilePath
    private let age: String

    /// - Parameters:
    ///   - outbox: the folder that the run's batches stand in.
    ///   - recipients: a file of age recipients or SSH public keys, one a line (age(1)).
    package init(outbox: FilePath, recipients: FilePath, age: String = "age") {
        self.outbox = outbox
        self.recipients = recipients
        self.age = age
    }

    /// Puts a sealed batch, which stands elsewhere, in the outbox encrypted. One that is there is left as it is.
    package func put(_ batch: SealedBatch) async throws {
        let place = outbox.appending(batch.id.description)
        if (try? Stat(place, followTargetSymlink: false)) != nil { return try check(place, batch) }
        guard (try? Stat(recipients).type) == .regular else { throw PrintHouseError.recipientsMissing(recipients) }
        let archive = batch.folder.removingLastComponent().appending(".\(batch.id).tar")
        let folder = try PartialFolder(for: place)
        do {
            try PartialFolder.removeAll(archive)
            try await pack(batch, to: archive)
            try await encrypt(archive, to: folder.path.appending(name(batch)))
            // It is the batch as anybody can read it: nothing is put in the outbox while it is there.
            try PartialFolder.removeAll(archive)
            try folder.synchronize(name(batch))
            try folder.write(try checksums(of: folder.path, batch).bytes, to: BatchFile.checksums.name)
            try folder.moveToPlace()
        } catch {
            try? PartialFolder.removeAll(archive)
            try? folder.remove()
            throw error
        }
    }

    private func name(_ batch: SealedBatch) -> String { "\(batch.id)\(Self.suffix)" }

    private func checksums(of folder: FilePath, _ batch: SealedBatch) throws -> Checksums {
        let name = name(batch)
        return Checksums([.init(name: name, digest: try FileDigest(ofFile: folder.appending(name)))])
    }

    private func check(_ place: FilePath, _ batch: SealedBatch) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.string)) ?? []
        guard Set(names) == [name(batch), BatchFile.checksums.name],
            try FileReading.bytes(of: place.appending(BatchFile.checksums.name), atMost: Checksums.fileLimit)
                == checksums(of: place, batch).bytes
        else { throw FileError.occupied(place) }
    }

    /// Names in order, no owner and no time: the archive tells nothing that the batch does not.
    private func pack(_ batch: SealedBatch, to archive: FilePath) async throws {
        let arguments = [
            "--create", "--file", archive.string, "--format=ustar", "--sort=name", "--mtime=@0", "--owner=0",
            "--group=0",
            "--numeric-owner", "--mode=u=rwX,go=", "--directory", batch.folder.removingLastComponent().string,
            batch.id.description,
        ]
        guard try await isDone("tar", arguments, package: "tar") else {
            throw PrintHouseError.toolFailed(tool: "tar", file: batch.folder)
        }
    }

    private func encrypt(_ archive: FilePath, to file: FilePath) async throws {
        let arguments = ["--recipients-file", recipients.string, "--output", file.string, archive.string]
        guard try await isDone(age, arguments, package: "age") else {
            throw PrintHouseError.cannotEncrypt(recipients: recipients)
        }
    }

    private func isDone(_ tool: String, _ arguments: [String], package: String) async throws -> Bool {
        do {
            return try await run(
                .name(tool), arguments: Arguments(arguments), input: .none, output: .discarded, error: .discarded
            ).terminationStatus.isSuccess
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw PrintHouseError.toolMissing(tool: tool, package: package)
        }
    }
}
