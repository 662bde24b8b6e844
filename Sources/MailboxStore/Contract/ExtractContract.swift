package import MailboxDomain

/// The extract as its suppliers know it: every column, what a value must be, and whose word that is. It is read from the
/// table that the import checks by.
package enum ExtractContract {
    package struct Column: Hashable, Sendable {
        /// Such as `people.csv`.
        package var file: String
        package var name: String
        package var isRequired: Bool
        /// Whether the header may lack it.
        package var mayBeAbsent: Bool
        /// What a value must be, as people say it.
        package var expectation: String
        /// The register's element, such as `BRP 02.40 geslachtsnaam`; nil for what the mailbox itself keeps.
        package var register: String?
        /// How many characters a text may have, and of which alphabet; nil for a column that holds no text.
        package var text: Text?
    }

    package struct Text: Hashable, Sendable {
        package var length: Int
        package var alphabet: RegisterAlphabet
    }

    /// The files of a digest that stand in a folder, by the names under which they do.
    package static func digestFiles(in folder: String) -> [String] {
        let folder = ExtractFolder(path: folder)
        return [ExtractManifest.fileName] + ExtractManifest.Part.digest.files.flatMap(folder.names)
    }

    /// File by file, in the order of loading.
    package static let columns: [Column] = ExtractFile.allCases.flatMap { file in
        file.columns.map { column in
            var text: Text?
            if case .text(let length, let alphabet) = column.rule { text = Text(length: length, alphabet: alphabet) }
            return Column(
                file: file.name, name: column.name, isRequired: column.isRequired, mayBeAbsent: column.mayBeAbsent,
                expectation: column.rule.expectation, register: column.register, text: text)
        }
    }
}
