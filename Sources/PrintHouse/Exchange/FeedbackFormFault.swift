import StrictFiles

/// Why a file cannot be read as feedback at all.
enum FeedbackFormFault {
    case empty, spreadsheet, utf16, notUTF8
    case torn(CSVText.Problem)
    case separator
    case noHeader(FeedbackKind)
    case header(missing: [FeedbackKind.Column], unknownPlaces: [Int], isRepeated: Bool, FeedbackKind)

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init?(ofEncoding bytes: [UInt8]) {
        if bytes.isEmpty || bytes == Self.byteOrderMark {
            self = .empty
        } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
            self = .spreadsheet
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.contains(0) {
            self = .utf16
        } else if String(validating: bytes, as: UTF8.self) == nil {
            self = .notUTF8
        } else {
            return nil
        }
    }

    init?(ofHeader header: [String], for kind: FeedbackKind) {
        if header.count == 1, header[0].contains(where: { ";\t|".contains($0) }) {
            self = .separator
            return
        }
        let known = kind.columns.map(\.rawValue)
        let missing = kind.columns.filter { !header.contains($0.rawValue) }
        if missing.count == known.count {
            self = .noHeader(kind)
            return
        }
        let unknownPlaces = header.indices.filter { !known.contains(header[$0]) }.map { $0 + 1 }
        let isRepeated = Set(header).count < header.count
        guard !missing.isEmpty || !unknownPlaces.isEmpty || isRepeated else { return nil }
        self = .header(missing: missing, unknownPlaces: unknownPlaces, isRepeated: isRepeated, kind)
    }

    var code: BatchFault {
        switch self {
        case .empty: .feedbackEmpty
        case .spreadsheet, .utf16, .notUTF8: .feedbackEncoding
        case .torn: .feedbackForm
        case .separator: .feedbackSeparator
        case .noHeader, .header: .feedbackHeader
        }
    }

    /// What is wrong and what to do; it repeats nothing of the file, whose columns may hold anything.
    var sentence: String {
        switch self {
        case .empty: "The file is empty. Ask for it again."
        case .spreadsheet: "The file is a spreadsheet, not CSV. Save it as CSV (UTF-8), separated by commas."
        case .utf16: "The file is UTF-16 or not text. Save it as CSV (UTF-8), separated by commas."
        case .notUTF8: "The file is not UTF-8. Save it as CSV (UTF-8), separated by commas."
        case .torn(let problem): "\(problem.sentence), so rows cannot be told apart. Ask for the file again."
        case .separator:
            "The columns are separated by something else than commas, as a spreadsheet does. Save the file with commas."
        case .noHeader(let kind):
            "The first line is not a header. It must name the columns: \(Self.list(kind.columns.map(\.rawValue)))."
        case .header(let missing, let unknownPlaces, let isRepeated, let kind):
            [
                missing.isEmpty ? nil : "The header lacks \(Self.list(missing.map(\.rawValue))).",
                unknownPlaces.isEmpty ? nil : "Column \(Self.list(unknownPlaces.map(String.init))) is not known.",
                isRepeated ? "A column stands there twice." : nil,
                "The columns are: \(Self.list(kind.columns.map(\.rawValue))).",
            ].compactMap(\.self).joined(separator: " ")
        }
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
