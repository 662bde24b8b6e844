import StrictFiles

/// One file that a face may be drawn from.
package struct FontPin: Hashable, Sendable {
    /// Which release of Debian has it, such as `Debian 13`; nil where a face has one file only.
    package var release: String?
    /// Of Debian's package, such as `2.37-8`.
    package var version: String?
    /// Hexadecimal, lower case.
    package var sha256: String

    /// Reads `files`, a list with one for each release, or `sha256` alone.
    static func pins(of face: YAMLSection) -> [FontPin] {
        let pins = face.sections("files").map { file in
            FontPin(release: file.text("release"), version: file.text("version"), sha256: digest(in: file))
        }
        guard !pins.isEmpty else { return [FontPin(sha256: digest(in: face))] }
        if face.contains("sha256") { face.refuse("sha256", "Either sha256 or files is expected, not both.") }
        return pins
    }

    private static func digest(in section: YAMLSection) -> String {
        section.value("sha256", "64 hexadecimal digits in lower case", standIn: "") {
            $0.wholeMatch(of: /[0-9a-f]{64}/) != nil ? $0 : nil
        }
    }

    /// Such as `fonts-dejavu-core 2.37-8 (Debian 13)`.
    func name(in package: String) -> String {
        guard let version else { return "that of \(package) with the SHA-256 \(sha256)" }
        return "\(package) \(version)\(release.map { " (\($0))" } ?? "")"
    }
}
