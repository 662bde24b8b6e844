package import MailboxDomain

/// A tar archive of small files in the one form that we write: POSIX ustar, plain files in the byte order of their names, of one
/// moment, nobody's. Any tar program reads it; read here is only that form, to the last byte.
package struct TarArchive: Hashable, Sendable {
    /// By their names, which may have folders.
    package let files: [String: [UInt8]]
    /// In whole seconds, not before 1970.
    package let modified: Instant

    private static let block = 512

    /// Nil where a name is none that the form has room for.
    package init?(_ files: [String: [UInt8]], modified: Instant) {
        guard modified.milliseconds >= 0, files.keys.allSatisfy(Self.isName) else { return nil }
        self.files = files
        self.modified = Instant(milliseconds: modified.milliseconds / 1000 * 1000)
    }

    /// Nil for anything but what `bytes` gives.
    package init?(reading bytes: [UInt8]) {
        var files: [String: [UInt8]] = [:]
        var modified: Int?
        var rest = bytes[...]
        while let first = rest.first, first != 0 {
            let header = Array(rest.prefix(Self.block))
            guard header.count == Self.block, let name = Self.name(in: header),
                let size = Self.octal(header[124..<135]), let time = Self.octal(header[136..<147]),
                size <= rest.count - Self.block
            else { return nil }
            modified = modified ?? time
            rest = rest.dropFirst(Self.block)
            files[name] = Array(rest.prefix(size))
            rest = rest.dropFirst(Self.padded(size))
        }
        self.init(files, modified: Instant(milliseconds: Int64(modified ?? 0) * 1000))
        // One form alone: nothing stands between the files, behind them or in their headers that was not looked at.
        guard self.bytes == bytes else { return nil }
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (name, content) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            bytes += header(name, size: content.count) + content
            bytes += [UInt8](repeating: 0, count: Self.padded(content.count) - content.count)
        }
        return bytes + [UInt8](repeating: 0, count: 2 * Self.block)
    }

    /// POSIX.1-2017, pax, "ustar Interchange Format".
    private func header(_ name: String, size: Int) -> [UInt8] {
        func field(_ text: String, _ width: Int) -> [UInt8] {
            Array(text.utf8) + [UInt8](repeating: 0, count: width - text.utf8.count)
        }
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            let digits = String(value, radix: 8)
            return field(String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits, width)
        }
        let seconds = Int(modified.milliseconds / 1000)
        let before =
            field(name, 100) + number(0o644, 8) + number(0, 8) + number(0, 8) + number(size, 12) + number(seconds, 12)
        let after =
            field("0", 1) + field("", 100) + field("ustar", 6) + field("00", 2) + field("", 64) + number(0, 8)
            + number(0, 8) + field("", 167)
        // The sum of all bytes, its own counted as spaces.
        let sum = (before + after).reduce(8 * 32) { $0 + Int($1) }
        return before + number(sum, 7) + [UInt8(ascii: " ")] + after
    }

    private static func padded(_ size: Int) -> Int { (size + block - 1) / block * block }

    private static func isName(_ name: String) -> Bool {
        (1...100).contains(name.utf8.count) && name.utf8.allSatisfy { (33...126).contains($0) }
    }

    private static func name(in header: [UInt8]) -> String? {
        String(validating: header.prefix(100).prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
        String(validating: field, as: UTF8.self).flatMap { Int($0, radix: 8) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}
