package import MailboxDomain

extension [Finding] {
    /// The same with the lines on which their keys stand, where a reading knew only the key.
    ///
    /// - Parameter yaml: the text of the file; findings of other files stay as they are.
    package func placed(in file: String, of yaml: String) -> [Finding] {
        // Reading it anew takes time, and nearly every file is right.
        guard contains(where: { $0.place.file == file && $0.place.line == nil }) else { return self }
        return placed(in: file, by: YAMLFile.lines(in: yaml))
    }
}
