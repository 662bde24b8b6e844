/// What Unicode says of a character, the plain ones first: a text is looked through by them.
extension Character {
    var isSpace: Bool { asciiValue.map { $0 == 32 || (9...13).contains($0) } ?? isWhitespace }

    /// A letter or a number.
    var isOfWord: Bool {
        guard let plain = asciiValue else { return isLetter || isNumber }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(plain | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(plain)
    }

    /// No capital, figure or mark.
    var isSmallLetter: Bool { asciiValue.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? isLowercase }
}
