/// Makes the PDF that Cairo wrote with its structure one that everybody can read: alternatives of figures, kinds of lists,
/// language, title.
///
///     open -> what Cairo's structure lacks -> metadata -> write -> check -> say PDF/UA where nothing was found
///
/// The same input gives the same bytes.
package struct AccessiblePDF: Hashable, Sendable {
    package var metadata: DocumentMetadata
    /// What the figures show, in the order of reading.
    package var alternatives: [String]
    /// What the items of each list begin with, in the order of reading.
    package var lists: [ListNumbering]

    package init(metadata: DocumentMetadata, alternatives: [String], lists: [ListNumbering]) {
        self.metadata = metadata
        self.alternatives = alternatives
        self.lists = lists
    }

    /// - Returns: what keeps the file from saying of itself that it is PDF/UA-1; empty where it says so.
    @discardableResult
    package func write(_ input: String, to output: String) throws(FinishingError) -> [AccessibilityFault] {
        try write(input, to: output, claiming: nil)
        let faults = try AccessibilityCheck.faults(of: output)
        if faults.isEmpty { try write(input, to: output, claiming: .accessibility) }
        return faults
    }

    private func write(_ input: String, to output: String, claiming claim: MetadataClaim?) throws(FinishingError) {
        let file = try PDFFile(reading: input)
        var (figures, lists) = (alternatives[...], self.lists[...])
        for element in try StructureTree(of: file).elements {
            let object = file.object(element.id)
            switch element.tag {
            case "/Figure":
                guard let alternative = figures.popFirst() else { throw file.damaged("it has a figure too many") }
                object["/Alt"] = file.object(text: alternative)
            case "/L":
                guard let numbering = lists.popFirst() else { throw file.damaged("it has a list too many") }
                object["/A"] = file.object(parsing: "<< /O /List /ListNumbering /\(numbering.rawValue) >>")
            default: break
            }
        }
        guard figures.isEmpty, lists.isEmpty else { throw file.damaged("it lacks a figure or a list") }
        for page in file.pages { file.object(page)["/Tabs"] = file.object(parsing: "/S") }
        metadata.describe(file, claiming: claim)
        try file.check()
        // The structure of PDF/UA-1 is that of 1.7.
        try file.write(to: output, version: "1.7")
    }
}

/// What stands before the items of a list (ISO 32000-1, table 347).
package enum ListNumbering: String, Hashable, Sendable {
    case decimal = "Decimal"
    case disc = "Disc"
}
