/// Forms of a field that say the same.
enum FeedbackText {
    /// Without blanks around it, and in small letters. Only ASCII letters are lowered: no other may turn into one.
    static func plain(_ field: String) -> String {
        String(trimmed(field).map { $0.isASCII ? Character($0.lowercased()) : $0 })
    }

    static func trimmed(_ field: String) -> String {
        String(field.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// A time with its seconds, where it has none: `2026-11-12T09:00+01:00`.
    static func withSeconds(_ time: String) -> String {
        guard let match = time.wholeMatch(of: /(.{10}[Tt][0-9]{2}:[0-9]{2})([Zz]|[-+][0-9]{2}:[0-9]{2})/) else {
            return time
        }
        return "\(match.1):00\(match.2)"
    }
}
