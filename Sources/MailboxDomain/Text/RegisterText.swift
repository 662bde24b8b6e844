/// A name or a line of an address as it came, made fit for comparing and for paper: one spelling (NFC), on one line, and
/// nothing in it that nobody sees.
package struct RegisterText: Hashable, Sendable {
    /// Why a text cannot be made fit.
    package enum Fault: Error, Hashable, Sendable {
        /// U+FFFD or U+FFFC: a program before us lost what stood here.
        case damaged
        case tooLong
        /// A character that the register does not have, or a mark without a letter.
        case foreign
    }

    package let text: String

    /// White space of any kind, line breaks too, becomes one space; what is invisible goes, among it the marks that turn
    /// the direction of writing (U+200E, U+200F, U+061C).
    package init(_ raw: some StringProtocol) {
        var scalars = String.UnicodeScalarView()
        var isSpaceDue = false
        for scalar in raw.unicodeScalars {
            if Self.isBlank(scalar) {
                isSpaceDue = true
            } else if !scalar.properties.isDefaultIgnorableCodePoint {
                if isSpaceDue, !scalars.isEmpty { scalars.append(" ") }
                isSpaceDue = false
                scalars.append(scalar)
            }
        }
        text = String(scalars).composed
    }

    /// The same, checked against what the register allows.
    package init(_ raw: some StringProtocol, atMost length: Int, of alphabet: RegisterAlphabet) throws(Fault) {
        guard !raw.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || $0 == "\u{FFFC}" }) else { throw .damaged }
        self.init(raw)
        // Characters of Unicode, as the register counts them; two where no letter with that mark exists.
        guard text.unicodeScalars.count <= length else { throw .tooLong }
        guard Self.isWritten(text, with: alphabet) else { throw .foreign }
    }

    /// Whether a reader would see a name or a place in it: `-`, `?` and `...` say nothing, and `.` is the register's own
    /// word for unknown.
    package var saysSomething: Bool { Self.saysSomething(text) }

    /// The same of a text that is tidy already.
    package static func saysSomething(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { scalar in
            // Nearly always the first letter tells, and it is one of these.
            if ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) { return true }
            return switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
            case .decimalNumber, .letterNumber, .otherNumber: true
            default: false
            }
        }
    }

    private static func isWritten(_ text: String, with alphabet: RegisterAlphabet) -> Bool {
        // A mark would stand on whatever comes before it on paper.
        var marks = RegisterAlphabet.marksOnALetter
        for scalar in text.unicodeScalars {
            guard alphabet.contains(scalar) else { return false }
            if RegisterAlphabet.isMark(scalar) {
                marks += 1
                guard marks <= RegisterAlphabet.marksOnALetter else { return false }
            } else {
                marks = scalar == " " ? RegisterAlphabet.marksOnALetter : 0
            }
        }
        return true
    }

    /// White space, and the characters that are drawn as nothing: the Braille pattern without dots and Hangul's fillers.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2800, 0x115F, 0x1160, 0x3164, 0xFFA0: true
        default: scalar.properties.isWhitespace
        }
    }
}
