import Foundation
import MailboxDomain
import PrintHouse
import StrictFiles
import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

/// Who sealed a batch, and that nobody changed it since.
@Suite struct SignatureTests {
    @Test(arguments: ["ed25519", "rsa"])
    func `a signed batch is accepted by ssh-keygen alone, and signed again it is the same bytes`(
        type: String
    ) async throws {
        let (scratch, other) = (try ScratchFolder(), try ScratchFolder())
        let key = try await ScratchKey(type: type, in: scratch.path)
        let sealed = try await BatchFixture().seal(in: scratch, key: key.path)
        #expect(sealed.isSigned)
        #expect(try await key.verifies(sealed.folder.appending("SHA256SUMS")))
        let again = try await BatchFixture().seal(in: other, key: key.path)
        #expect(
            try Files.bytes(sealed.folder.appending("SHA256SUMS.sig"))
                == Files.bytes(again.folder.appending("SHA256SUMS.sig")))
        let verification = try await BatchVerification(of: sealed.folder, signers: key.signers)
        #expect(verification.findings == [] && verification.signer == .known("key@example.org"))
        #expect(verification.text.contains(" is intact; sealed by key@example.org; "))
        #expect(try await BatchVerification(of: sealed.folder).signer == .notChecked)
    }

    @Test func `a batch that is sealed already is left as it is, and one that lacks its signature is named`()
        async throws
    {
        let scratch = try ScratchFolder()
        let key = try await ScratchKey(in: scratch.path)
        let unsigned = try await BatchFixture().seal(in: scratch)
        #expect(!unsigned.isSigned)
        await #expect(throws: PrintHouseError.unsigned(unsigned.folder)) {
            try await BatchFixture().seal(in: scratch, key: key.path)
        }
        try FileManager.default.removeItem(atPath: unsigned.folder.string)
        #expect(try await !BatchFixture().seal(in: scratch, key: key.path).wasSealedBefore)
        #expect(try await BatchFixture().seal(in: scratch, key: key.path).wasSealedBefore)
        try Files.write(Array("x".utf8), to: unsigned.folder.appending("SHA256SUMS.sig"))
        await #expect(throws: FileError.occupied(unsigned.folder)) {
            try await BatchFixture().seal(in: scratch, key: key.path)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let codes: [String]
        let change: @Sendable (FilePath, ScratchFolder) async throws -> Void

        init(
            _ name: String, _ codes: [String],
            _ change: @escaping @Sendable (FilePath, ScratchFolder) async throws -> Void
        ) {
            (testDescription, self.codes, self.change) = (name, codes, change)
        }
    }

    static let cases = [
        Case("no signature", ["signature-missing"]) { batch, _ in
            try FileManager.default.removeItem(atPath: batch.appending("SHA256SUMS.sig").string)
        },
        Case("somebody else's signature", ["signer-unknown"]) { batch, scratch in
            try FileManager.default.removeItem(atPath: batch.appending("SHA256SUMS.sig").string)
            try await ScratchKey(named: "stranger", in: scratch.path).sign(
                batch.appending("SHA256SUMS"), namespace: "postvangnet-batch")
        },
        Case("our key's signature for another purpose", ["signature-namespace"]) { batch, scratch in
            try FileManager.default.removeItem(atPath: batch.appending("SHA256SUMS.sig").string)
            try await ScratchKey(named: "stranger", in: scratch.path).sign(
                batch.appending("SHA256SUMS"), namespace: "git")
        },
        Case("checksums made right again after a change", ["signature-differs"]) { batch, _ in
            let manifest = batch.appending("manifest.json")
            let text = String(decoding: try Files.bytes(manifest), as: UTF8.self)
            try Files.write(
                Array(text.replacing("\"test\": true", with: "\"test\": false").utf8), to: manifest)
            try BatchFixture.writeChecksums(of: batch)
        },
        Case("the signature of another batch", ["signature-differs"]) { batch, scratch in
            let key = scratch.path.appending("key")
            let other = try await BatchFixture(batch: "2026-11-0008").seal(in: scratch, key: key)
            try Files.write(
                try Files.bytes(other.folder.appending("SHA256SUMS.sig")), to: batch.appending("SHA256SUMS.sig"))
        },
        Case("an empty signature", ["signature-form"]) { batch, _ in
            try Files.write([], to: batch.appending("SHA256SUMS.sig"))
        },
        Case("a link in place of the signature", ["file-not-plain", "signature-missing"]) { batch, scratch in
            let signature = batch.appending("SHA256SUMS.sig").string
            let real = scratch.path.appending("real.sig").string
            try FileManager.default.moveItem(atPath: signature, toPath: real)
            try FileManager.default.createSymbolicLink(atPath: signature, withDestinationPath: real)
        },
    ]

    @Test(arguments: cases)
    func `verify names what is wrong with the seal, in one line`(change: Case) async throws {
        let scratch = try ScratchFolder()
        let key = try await ScratchKey(in: scratch.path)
        let batch = try await BatchFixture().seal(in: scratch, key: key.path).folder
        try await change.change(batch, scratch)
        let verification = try await BatchVerification(of: batch, signers: key.signers)
        #expect(verification.findings.map(\.code).sorted() == change.codes.sorted(), "\(verification.text)")
        #expect(verification.signer == .refused)
    }

    /// How a signature can be written otherwise, so that ssh-keygen itself still accepts it.
    struct Form: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// After `SSHSIG` comes the version, four bytes.
        var version: UInt8 = 1
        var lineLength = 70
        var after = ""

        static let all = [
            Form(testDescription: "an older version", version: 0),
            Form(testDescription: "shorter lines", lineLength: 64),
            Form(testDescription: "text after the end", after: "and more\n"),
        ]
    }

    @Test(arguments: Form.all)
    func `what ssh-keygen accepts although it was changed is a finding here`(form: Form) async throws {
        let scratch = try ScratchFolder()
        let key = try await ScratchKey(in: scratch.path)
        let batch = try await BatchFixture().seal(in: scratch, key: key.path).folder
        let path = batch.appending("SHA256SUMS.sig")
        let lines = String(decoding: try Files.bytes(path), as: UTF8.self).split(separator: "\n")
        var blob = Array(try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined())))
        blob[9] = form.version
        var digits = Data(blob).base64EncodedString()[...]
        var text = "-----BEGIN SSH SIGNATURE-----\n"
        while !digits.isEmpty {
            text += digits.prefix(form.lineLength) + "\n"
            digits = digits.dropFirst(form.lineLength)
        }
        try Files.write(Array((text + "-----END SSH SIGNATURE-----\n" + form.after).utf8), to: path)
        #expect(try await key.verifies(batch.appending("SHA256SUMS")))
        for signers in [key.signers, nil] {
            let findings = try await BatchVerification(of: batch, signers: signers).findings
            #expect(findings.map(\.code) == ["signature-form"])
        }
    }

    @Test func `two hundred changed bits, anywhere in a batch, are found each`() async throws {
        let scratch = try ScratchFolder()
        let key = try await ScratchKey(in: scratch.path)
        let batch = try await BatchFixture().seal(in: scratch, key: key.path).folder
        let names = ["letters.pdf", "pieces.csv", "manifest.json", "SHA256SUMS", "SHA256SUMS.sig"]
        var random = SplitMix64(seed: 20_261_101)
        for number in 0..<200 {
            let path = batch.appending(names[number % names.count])
            let original = try Files.bytes(path)
            var bytes = original
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            try Files.write(bytes, to: path)
            let verification = try await BatchVerification(of: batch)
            #expect(!verification.isIntact, "byte \(place) of \(names[number % names.count])")
            try Files.write(original, to: path)
        }
        #expect(try await BatchVerification(of: batch, signers: key.signers).isIntact)
    }

    @Test func `a list of signers that is not there is an error`() async throws {
        let scratch = try ScratchFolder()
        let batch = try await BatchFixture().seal(in: scratch).folder
        let absent = scratch.path.appending("absent")
        await #expect(throws: FileError.missing(absent)) {
            try await BatchVerification(of: batch, signers: absent)
        }
    }

    @Test func `a key that cannot sign is named, and no batch appears`() async throws {
        let scratch = try ScratchFolder()
        let missing = scratch.path.appending("absent")
        await #expect(throws: PrintHouseError.signingKeyMissing(missing)) {
            try await BatchFixture().seal(in: scratch, key: missing)
        }
        let locked = try await ScratchKey(named: "locked", passphrase: "secret", in: scratch.path).path
        let open = try await ScratchKey(named: "open", in: scratch.path).path
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open.string)
        let garbage = scratch.path.appending("garbage")
        try Files.write(Array("no key".utf8), to: garbage)
        for key in [locked, open, garbage] {
            await #expect(throws: PrintHouseError.cannotSign(key: key)) {
                try await BatchFixture().seal(in: scratch, key: key)
            }
        }
        let outbox = scratch.path.appending("outbox/2026-11").string
        #expect(try FileManager.default.contentsOfDirectory(atPath: outbox) == [])
    }

    @Test func `without ssh-keygen nothing is signed or checked`() async throws {
        let scratch = try ScratchFolder()
        let key = try await ScratchKey(in: scratch.path)
        let absent = SSHKeygen(program: "ssh-keygen-absent")
        let fixture = try BatchFixture()
        let rendered = try fixture.render(in: scratch)
        let expected = PrintHouseError.toolMissing(tool: "ssh-keygen-absent", package: "openssh-client")
        await #expect(throws: expected) {
            try await BatchSeal(outbox: scratch.path.appending("outbox"), key: key.path, sample: .none, keygen: absent)
                .seal(
                    rendered, as: fixture.manifest)
        }
        let batch = try await fixture.seal(in: scratch, key: key.path).folder
        await #expect(throws: expected) { try await BatchVerification(of: batch, keygen: absent) }
    }
}
