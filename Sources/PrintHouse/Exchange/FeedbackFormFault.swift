import StrictFiles

/// Why a file cannot be read as feedback at all.
enum FeedbackFormFault {
    /// What any table would be refused for.
    case form(TableFormFault)
    case notUTF8
    case tooLarge(FileLimit)
    case torn(CSVText.Problem)
    case noHeader(FeedbackKind)
    case header(missing: [FeedbackKind.Column], unknownPlaces: [Int], isRepeated: Bool, FeedbackKind)

    init?(ofForm bytes: [UInt8]) {
        if let fault = TableFormFault(ofStart: bytes) {
            self = .form(fault)
        } else if bytes.contains(0) {
            self = .form(.utf16)
        } else if String(validating: bytes, as: UTF8.self) == nil {
            self = .notUTF8
        } else {
            return nil
        }
    }

    init?(ofHeader header: [String], for kind: FeedbackKind) {
        var missing = kind.columns.filter { !header.contains($0.rawValue) }
        if missing.count == kind.columns.count {
            self = .noHeader(kind)
            return
        }
        let further = kind.furtherColumns
        if further.contains(where: { header.contains($0.rawValue) }) {
            missing += further.filter { !header.contains($0.rawValue) }
        }
        let known = (kind.columns + further).map(\.rawValue)
        let unknownPlaces = header.indices.filter { !known.contains(header[$0]) }.map { $0 + 1 }
        let isRepeated = Set(header).count < header.count
        guard !missing.isEmpty || !unknownPlaces.isEmpty || isRepeated else { return nil }
        self = .header(missing: missing, unknownPlaces: unknownPlaces, isRepeated: isRepeated, kind)
    }

    /// Whether only the separator is not a comma.
    var isOfSeparator: Bool { if case .form(.separator) = self { true } else { false } }

    var code: BatchFault {
        switch self {
        case .form(.empty): .feedbackEmpty
        case .form(.spreadsheet), .form(.utf16), .notUTF8: .feedbackEncoding
        case .form(.carriageReturns), .torn, .tooLarge: .feedbackForm
        case .form(.separator): .feedbackSeparator
        case .noHeader, .header: .feedbackHeader
        }
    }

    /// The line that shows it; nil where it is the whole file's.
    var line: Int? {
        switch self {
        case .form(.separator), .form(.carriageReturns), .noHeader, .header: 1
        case .form, .notUTF8, .torn, .tooLarge: nil
        }
    }

    /// What is wrong and what to do; it repeats nothing of the file, whose columns may hold anything.
    var sentence: String {
        switch self {
        case .form(let fault): fault.sentence
        case .notUTF8: "The file is not UTF-8. Save it as CSV (UTF-8), separated by commas."
        case .tooLarge(let limit):
            "The file is larger than \(limit), so it was not read. Ask for it in smaller files, or check that it is feedback."
        case .torn(.tooManyRows): "The file has more than \(CSVText.Most.rows) rows. Ask for it in smaller files."
        case .torn(let problem): "\(problem.sentence), so rows cannot be told apart. Ask for the file again."
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
