package import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
package import SystemPackage

/// Checks one person's evidence by the files beside it: needs no workspace, and nobody else's data.
package struct EvidenceVerification: Sendable {
    package private(set) var findings: [Finding] = []
    /// Nil where evidence.json cannot be read.
    package let evidence: EvidenceFile?
    private let checksSigners: Bool

    /// - Parameters:
    ///   - path: evidence.json; the other files stand in its folder.
    ///   - signers: whose signatures to accept (ssh-keygen's allowed-signers file); nil to leave the signers unchecked.
    package init(of path: FilePath, signers: FilePath?) async throws {
        checksSigners = signers != nil
        let name = path.lastComponent?.string ?? EvidenceFile.name
        let bytes = try TextFile.bytes(of: path, atMost: EvidenceFile.fileLimit)
        let read = StrictJSON(file: name, codePrefix: "evidence").read(EvidenceFile.self, from: bytes, formatVersion: 1)
        evidence = read.findings.isEmpty ? read.value : nil
        findings = read.findings
        let seal = try await SealCheck(of: path, signers: signers, keygen: .ofEvidence)
        findings += seal.findings
        guard let evidence else { return }
        let folder = path.removingLastComponent()
        try await check(evidence, with: folder.appending(Order.fileName), signers)
        checkRecord(of: evidence, name)
        for file in evidence.files { check(file, in: folder) }
    }

    package var isRight: Bool { findings.isEmpty }

    private mutating func check(_ evidence: EvidenceFile, with path: FilePath, _ signers: FilePath?) async throws {
        guard (try? Stat(path, followTargetSymlink: false).type) == .regular else {
            return report(.fileMissing, Order.fileName, "The order is not beside the evidence.")
        }
        let bytes = try TextFile.bytes(of: path, atMost: Order.fileLimit)
        if FileDigest(of: bytes) != evidence.order.sha256 {
            report(.orderDiffers, Order.fileName, "This is not the order that the evidence names.")
        }
        findings += try await SealCheck(of: path, signers: signers).findings
        let read = Order.read(bytes)
        findings += read.findings
        guard let order = read.order else { return }
        guard order.run == evidence.run, let root = order.evidence else {
            return report(.orderUnfit, Order.fileName, "The order is of another run, or has no root of evidence.")
        }
        let leaf = (Hexadecimal.bytes(of: evidence.proof.salt) ?? []) + Array(evidence.record.utf8)
        let found = MerkleTree.root(
            from: MerkleTree.leaf(of: leaf), at: evidence.proof.index, of: root.leaves,
            path: evidence.proof.path.compactMap { Hexadecimal.bytes(of: $0.hexadecimal) })
        // A salt of another length would leave open where it ends and the record begins.
        guard evidence.proof.salt.utf8.count == 2 * MerkleTree.hashSize, evidence.proof.leaves == root.leaves,
            found == Hexadecimal.bytes(of: root.root.hexadecimal)
        else {
            return report(
                .proofDiffers, EvidenceFile.name,
                "Record, salt and proof do not lead to the root in the order: one of them was changed.")
        }
    }

    private mutating func checkRecord(of evidence: EvidenceFile, _ name: String) {
        guard let values = EvidenceRecord.values(in: evidence.record) else {
            return report(.recordForm, name, "The record is not of the form that is known here.")
        }
        func value(_ name: String) -> String? { values.first { $0.name == name }?.value }
        if value("account") != evidence.account || value("run") != evidence.run.description {
            report(.recordContradiction, name, "The record is of another account or run than the file says.")
        }
    }

    private mutating func check(_ file: EvidenceFile.Attached, in folder: FilePath) {
        // A name that leads elsewhere is none of ours.
        guard file.name == EvidenceFile.pdfName else {
            return report(.fileMissing, EvidenceFile.name, "The evidence names a file that is not known here.")
        }
        guard let digest = try? FileDigest(ofFile: folder.appending(file.name)) else {
            return report(.fileMissing, file.name, "The file is not beside the evidence.")
        }
        if digest != file.sha256 { report(.fileDiffers, file.name, "This is not the file that the evidence names.") }
    }

    private mutating func report(_ code: EvidenceFault, _ file: String, _ message: String) {
        findings.append(Finding(code: code, place: Finding.Place(file: file), message: message))
    }
}

extension EvidenceVerification {
    package var text: String {
        let subject = evidence.map { "The evidence of account \($0.account) in run \($0.run)" } ?? "The evidence"
        let signers = checksSigners ? "signers checked" : "signers not checked"
        let test = evidence?.test == true ? " It is of a test." : ""
        let verdict =
            isRight ? "belongs to the sealed run and is unchanged" : "is not right: \(findings.count) finding(s)"
        return (["\(subject) \(verdict); \(signers).\(test)"] + findings.map(\.description)).joined(separator: "\n")
            + "\n"
    }

    package var json: [UInt8] {
        get throws {
            try StrictJSON.bytes(
                of: Report(
                    run: evidence?.run.description, account: evidence?.account, right: isRight,
                    signersChecked: checksSigners,
                    findings: findings.map { .init(code: $0.code, file: $0.place.file, message: $0.message) }))
        }
    }

    private struct Report: Encodable {
        struct Item: Encodable {
            var code: String
            var file: String
            var message: String
        }
        var run: String?
        var account: String?
        var right: Bool
        var signersChecked: Bool
        var findings: [Item]
    }
}
