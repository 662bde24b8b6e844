/// Something wrong in what was read: a code that stays, the place, and a sentence that says what to do.
///
/// Findings are collected, so that a reader sees all of them at once. The message holds no personal data.
public struct Finding: Error, Hashable, Sendable {
    /// Kebab-case, stable between versions.
    public var code: String
    public var place: Place
    public var message: String
    /// What may stand there, where that is a closed list; the message names it too.
    public var allowed: [String]
    /// What the message speaks of, such as a name or a character, in the order that goes with the code: so that the
    /// same can be said in another language.
    public var details: [String]

    /// - Parameter family: what goes before the code, for faults that several kinds of files can have.
    public init(
        code: some FindingCode, of family: String? = nil, place: Place, message: String, allowed: [String] = [],
        details: [String] = []
    ) {
        self.code = (family.map { "\($0)-" } ?? "") + code.rawValue
        self.place = place
        self.message = message
        self.allowed = allowed
        self.details = details
    }

    /// Where in a file: lines and columns count from 1; a column can be a name, as in a table.
    public struct Place: Hashable, Sendable {
        public var file: String
        public var line: Int?
        public var column: String?

        public init(file: String, line: Int? = nil, column: String? = nil) {
            self.file = file
            self.line = line
            self.column = column
        }
    }
}

/// The codes of the findings that one target makes: kebab-case, each said in one place.
public protocol FindingCode: RawRepresentable<String>, CaseIterable, Sendable {}

extension Finding: CustomStringConvertible {
    public var description: String { "\(place): \(message) [\(code)]" }
}

extension Finding.Place: CustomStringConvertible {
    public var description: String {
        [file, line.map(String.init), column].compactMap(\.self).joined(separator: ":")
    }
}

extension [Finding] {
    /// The same with the lines on which their keys stand, where a reading knew only the key.
    ///
    /// - Parameter lines: by key, in one file; findings of other files stay as they are.
    package func placed(in file: String, by lines: [String: Int]) -> [Finding] {
        map { finding in
            guard finding.place.file == file, finding.place.line == nil, let key = finding.place.column else {
                return finding
            }
            var placed = finding
            placed.place.line = lines[key]
            return placed
        }
    }
}

/// One or more findings that stop the work.
public struct Findings: Error, Sendable {
    public var all: [Finding]

    public init(_ all: [Finding]) { self.all = all }
}

extension Findings: CustomStringConvertible {
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
