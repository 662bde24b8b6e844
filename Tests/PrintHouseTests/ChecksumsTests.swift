import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct ChecksumsTests {
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test func `the digest of a file is the digest of its bytes`() throws {
        let scratch = try ScratchFolder()
        let bytes = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Files.write(bytes, to: scratch.path.appending("file"))
        #expect(try FileDigest(ofFile: scratch.path.appending("file")) == FileDigest(of: bytes))
        #expect(FileDigest(of: []).hexadecimal == Self.empty)
        #expect(
            FileDigest(of: Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `lines stand in byte order of the names`() {
        let digest = FileDigest(of: [])
        let names = ["letters.pdf", "SHA", "manifest.json", "Z"]
        let checksums = Checksums(names.map { .init(name: $0, digest: digest) })
        let lines = ["SHA", "Z", "letters.pdf", "manifest.json"].map { "\(Self.empty)  \($0)\n" }
        #expect(String(decoding: checksums.bytes, as: UTF8.self) == lines.joined())
        #expect(Checksums.read(checksums.bytes).checksums == checksums)
        #expect(Checksums.read(checksums.bytes).findings == [])
    }

    @Test(arguments: [
        ("\(empty) *a\n", "checksums-form"), ("\(empty) a\n", "checksums-form"), ("\(empty)  a", "checksums-form"),
        ("\(empty.uppercased())  a\n", "checksums-form"), ("\(empty)  ../a\n", "checksums-form"),
        ("\\\(empty)  a\n", "checksums-form"), ("\n", "checksums-form"), ("# comment\n", "checksums-form"),
        ("\(empty)  a\r\n", "checksums-form"), ("\(empty)  b\n\(empty)  a\n", "checksums-order"),
        ("\(empty)  a\n\(empty)  a\n", "checksums-order"),
    ])
    func `another form is a finding`(text: String, code: String) {
        #expect(Checksums.read(Array(text.utf8)).findings.map(\.code) == [code])
    }

    @Test func `files without a line and lines without a file are findings`() {
        let digest = FileDigest(of: [])
        let checksums = Checksums([.init(name: "a", digest: digest), .init(name: "b", digest: digest)])
        let findings = checksums.findings(comparedWith: ["b": FileDigest(of: [1]), "c": digest])
        #expect(findings.map(\.code) == ["checksum-missing", "checksum-of-no-file", "checksum-differs"])
        #expect(findings.map(\.place.line) == [nil, 1, 2])
    }
}
