import ArgumentParser

/// What a person types for people to read later, in the log and in answers.
enum TypedLine {
    /// - Parameter name: nil where nobody typed one.
    static func checkName(_ name: String?) throws(ValidationError) {
        guard name.map({ isLine($0, of: 100) }) ?? true else {
            throw ValidationError("--by is a name: one line, at most 100 characters.")
        }
    }

    /// Not empty, not too long, and nothing in it that moves what stands beside it on a terminal.
    static func isLine(_ text: String, of most: Int) -> Bool {
        text.contains { !$0.isWhitespace } && text.count <= most && !text.contains(where: \.isNewline)
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
