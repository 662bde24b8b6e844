import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

/// An order in a delivery, by the name of its file.
struct DeliveredOrder {
    let name: String
    let order: Order

    /// Nil where it cannot be understood; there is then a finding.
    static func read(
        _ name: String, in delivery: FilePath, signers: FilePath?, keygen: SSHKeygen
    ) async throws -> (DeliveredOrder?, SealCheck.Signer, [Finding]) {
        let file = try await DeliveredFile.read(name, atMost: Order.fileLimit, in: delivery, signers, keygen)
        guard let bytes = file.bytes else { return (nil, file.signer, file.findings) }
        let read = Order.read(bytes)
        let findings = read.findings.map { finding in
            var finding = finding
            finding.place.file = name
            return finding
        }
        return (read.order.map { DeliveredOrder(name: name, order: $0) }, file.signer, file.findings + findings)
    }
}

enum DeliveredPullList {
    static func read(
        in delivery: FilePath, signers: FilePath?, keygen: SSHKeygen
    ) async throws -> (PullList?, SealCheck.Signer, [Finding]) {
        let file = try await DeliveredFile.read(
            PullList.fileName, atMost: PullList.fileLimit, in: delivery, signers, keygen)
        guard let bytes = file.bytes else { return (nil, file.signer, file.findings) }
        let read = PullList.read(bytes)
        return (read.list, file.signer, file.findings + read.findings)
    }
}

enum DeliveredCodeList {
    static func read(
        of batch: BatchID, in delivery: FilePath, signers: FilePath?, keygen: SSHKeygen
    ) async throws -> (CodeList?, SealCheck.Signer, [Finding]) {
        let name = CodeList.fileName(of: batch)
        let file = try await DeliveredFile.read(name, atMost: CodeList.fileLimit, in: delivery, signers, keygen)
        guard let bytes = file.bytes else { return (nil, file.signer, file.findings) }
        let read = CodeList.read(bytes, of: batch)
        return (read.list, file.signer, file.findings + read.findings)
    }
}

/// A file beside the batches that has a signature of its own.
private struct DeliveredFile {
    /// As they were before a transfer in text mode; nil where the file is too large.
    var bytes: [UInt8]?
    var signer: SealCheck.Signer
    var findings: [Finding]

    static func read(
        _ name: String, atMost limit: FileLimit, in delivery: FilePath, _ signers: FilePath?, _ keygen: SSHKeygen
    ) async throws -> DeliveredFile {
        let path = delivery.appending(name)
        let size = try FileReading.reading(path) { try Stat(path, followTargetSymlink: false) }.size
        guard size <= Int64(limit.bytes) else {
            let message = "The file is larger than \(limit). No such file is: ask for it again."
            let finding = Finding(code: BatchFault.fileTooLarge, place: .init(file: name), message: message)
            return DeliveredFile(bytes: nil, signer: .refused, findings: [finding])
        }
        let signature = FilePath("\(path).sig")
        let converted = try [path, signature].filter { file in
            (try? Stat(file, followTargetSymlink: false).type) == .regular ? try TextMode.shows(in: file) : false
        }
        let seal =
            converted.isEmpty ? try await SealCheck(of: path, signers: signers, keygen: keygen) : SealCheck.unread
        let bytes = try FileReading.bytes(of: path, atMost: limit)
        return DeliveredFile(
            bytes: converted.contains(path) ? TextMode.undone(bytes) : bytes, signer: seal.signer,
            findings: seal.findings
                + converted.map { file in
                    Finding(
                        code: BatchFault.lineEndsChanged, place: .init(file: file.lastComponent?.string ?? name),
                        message: TextMode.sentence)
                })
    }
}
