import StrictFiles

@testable import PDFFinishing
@testable import PrintHouse

/// Parsers of what a seal covers.
enum SealParsers {
    typealias Reading = FuzzedParser.Reading

    static func checksums(_ bytes: [UInt8]) -> Reading {
        let (checksums, findings) = Checksums.read(bytes)
        guard findings.isEmpty else { return .refused }
        return checksums.bytes == bytes ? .taken : .broken("checksums without a finding are written otherwise")
    }

    static func signature(_ bytes: [UInt8]) -> Reading {
        guard let signature = SSHSignature(reading: bytes) else { return .refused }
        return signature.bytes == bytes ? .taken : .broken("a signature has two forms")
    }

    static func archive(_ bytes: [UInt8]) -> Reading {
        guard let archive = TarArchive(reading: bytes) else { return .refused }
        return archive.bytes == bytes ? .taken : .broken("an archive has two forms")
    }

    static func content(_ bytes: [UInt8]) -> Reading {
        guard let black = try? BlackContent.rewrite(bytes) else { return .refused }
        return (try? BlackContent.rewrite(black)) == black
            ? .taken : .broken("what is black is not left as it is")
    }
}
