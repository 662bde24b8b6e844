/// What looks like a web or e-mail address: `https://...`, `www...`, `naam@voorbeeld.nl`, `mijn.overheid.nl/hulp`.
enum WebAddress {
    private static let protocols = ["http://", "https://", "www."].map { Array($0.utf8) }

    /// - Parameter text: the bytes of a word in lower case.
    static func isOne(_ text: [UInt8]) -> Bool {
        if protocols.contains(where: { text.starts(with: $0) && text.count > $0.count }) { return true }
        let parts = text.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        if parts.count == 2 { return parts.allSatisfy { !$0.isEmpty && !hasSpace($0) } }
        // The rest of it, such as `/hulp`, may hold anything.
        let host = text.prefix { !"/?#:".utf8.contains($0) }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(isLetter) else { return false }
        return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(isOfHost) } && !hasSpace(text[host.endIndex...])
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }

    /// A no-break space in a word was made one of these.
    private static func hasSpace(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains(UInt8(ascii: " ")) }
}
