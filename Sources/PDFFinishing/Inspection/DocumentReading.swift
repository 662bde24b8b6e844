/// What is read of a stranger's file in one go: its structure, and what it has that print must not have.
package struct DocumentReading: Hashable, Sendable {
    package let structure: DocumentStructure
    package let inspection: PrintInspection

    package init(of path: String) throws(FinishingError) {
        let file = try PDFFile(reading: path)
        structure = try DocumentStructure(of: file)
        inspection = try DocumentInspector(of: file).inspection
    }
}
