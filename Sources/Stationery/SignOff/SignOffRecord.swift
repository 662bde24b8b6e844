package import LetterComposition
package import MailboxDomain
import PaperMail
import StrictFiles

/// Who signed a product off, and what it printed then: `Templates/PRODUCT/approvals.json`.
///
/// The command `sign-off` writes it. A digest over the whole of it tells where somebody wrote in it by hand, or put it
/// beside another product; who means harm can make that digest too.
package struct SignOffRecord: Hashable, Sendable {
    /// What a product printed when somebody signed it off.
    package struct Version: Hashable, Sendable {
        package let parts: PrintedParts
        /// nl.md, to show word by word what changed since.
        package let text: String

        /// - Parameter text: whose lines may end in any way.
        package init(parts: PrintedParts, text: String) {
            self.init(parts: parts, lines: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
        }

        fileprivate init(parts: PrintedParts, lines: some Collection<some StringProtocol>) {
            (self.parts, text) = (parts, lines.joined(separator: "\n"))
        }

        fileprivate var lines: [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    package let product: Product
    /// One a role at most, in the order of the roles.
    package private(set) var signOffs: [SignOff] = []
    private var versions: [FileDigest: Version] = [:]

    package init(of product: Product) { self.product = product }

    package subscript(role: SignOff.Role) -> SignOff? { signOffs.first { $0.role == role } }

    package func version(of signOff: SignOff) -> Version? { versions[signOff.printed] }

    /// Puts a person's word in the place of what their role said before.
    package mutating func add(_ signOff: SignOff, of version: Version) {
        versions[signOff.printed] = version
        signOffs.removeAll { $0.role == signOff.role }
        signOffs.append(signOff)
        let order = SignOff.Role.allCases
        signOffs.sort { (order.firstIndex(of: $0.role) ?? 0) < (order.firstIndex(of: $1.role) ?? 0) }
        let used = Set(signOffs.map(\.printed))
        versions = versions.filter { used.contains($0.key) }
    }
}

// MARK: The file

extension SignOffRecord {
    private struct File: Codable {
        struct Version: Codable {
            var digest: FileDigest
            var parts: [String]
            /// Line by line, for people to read.
            var text: [String]
        }

        var formatVersion = 1
        var product: String
        var signOffs: [SignOff]
        var versions: [Version]
        /// Over everything else.
        var digest: FileDigest
    }

    package var bytes: [UInt8] {
        get throws { try StrictJSON.bytes(of: file) }
    }

    private var file: File {
        File(
            product: product.rawValue, signOffs: signOffs,
            versions: versions.sorted { $0.key.hexadecimal < $1.key.hexadecimal }.map {
                File.Version(digest: $0.key, parts: $0.value.parts.lines, text: $0.value.lines)
            }, digest: digest)
    }

    private var digest: FileDigest {
        let words = signOffs.flatMap {
            [$0.role.rawValue, $0.name, $0.date.description, $0.user, "\($0.printed)"]
                + ($0.signature.map { [$0] } ?? [])
        }
        let texts = versions.sorted { $0.key.hexadecimal < $1.key.hexadecimal }.flatMap {
            ["\($0.key)", $0.value.text]
        }
        let fields = [product.rawValue] + words + texts
        return FileDigest(of: fields.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
    }

    /// Fails with one finding for a file that the command did not write as it is.
    ///
    /// - Parameter path: how the finding names the file.
    package init(_ json: String, of product: Product, file path: String) throws(Findings) {
        let reader = StrictJSON(file: path, codePrefix: "record")
        do throws(NewerFormat) { try reader.checkFormat(of: Array(json.utf8), known: 1) } catch {
            throw Findings([
                Finding(
                    code: YAMLFault.newerFormat, place: .init(file: path, column: "formatVersion"),
                    message: error.description, details: [error.found, "\(error.known)"])
            ])
        }
        let read = reader.read(File.self, from: Array(json.utf8), formatVersion: 1)
        if let file = read.value, read.findings.isEmpty, let record = SignOffRecord(file), record.product == product {
            self = record
            return
        }
        throw Findings([
            Finding(
                code: StationeryFault.signOffs, place: .init(file: path, line: read.findings.first?.place.line),
                message: "This is not as postvangnet sign-off wrote it for \(product.rawValue). Put it back as it was, "
                    + "or remove it and have the text signed off anew.",
                details: [product.rawValue])
        ])
    }

    /// Nil where something does not go with the rest.
    private init?(_ file: File) {
        guard let product = Product(rawValue: file.product) else { return nil }
        self.init(of: product)
        for version in file.versions {
            guard let parts = PrintedParts(lines: version.parts), parts.digest == version.digest else { return nil }
            versions[version.digest] = Version(parts: parts, lines: version.text)
        }
        signOffs = file.signOffs
        guard Set(signOffs.map(\.role)).count == signOffs.count,
            Set(signOffs.map(\.printed)) == Set(versions.keys), digest == file.digest
        else { return nil }
    }
}
