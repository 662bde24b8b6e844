package import Measures

/// Makes the PDF that Cairo wrote ready for a print house.
///
///     open -> black ink only, boxes on every page -> blank pages -> document parts -> metadata -> write
///
/// The same input gives the same bytes. What stands on the pages stays as it is, and so does its text.
package struct PrintReadyPDF: Hashable, Sendable {
    package var metadata: DocumentMetadata
    /// How far pages are drawn beyond the place where they are cut, on all four sides.
    package var bleed: Length
    /// The pieces that the pages belong to.
    package var parts: [DocumentPart]
    /// For printers that want an output intent and document parts.
    package var condition: PrintingCondition?
    package var surroundings: PageSurroundings

    package init(
        metadata: DocumentMetadata, bleed: Length = .zero, parts: [DocumentPart], condition: PrintingCondition? = nil,
        surroundings: PageSurroundings = .none
    ) {
        self.metadata = metadata
        self.bleed = bleed
        self.parts = parts
        self.condition = condition
        self.surroundings = surroundings
    }

    package func write(_ input: String, to output: String) throws(FinishingError) {
        let file = try PDFFile(reading: input)
        var ink = BlackInk(file: file, boxes: PageBoxes(bleed: bleed), surroundings: surroundings)
        try ink.apply()
        let pages = try PageSequence(of: parts, drawn: ink.pages, boxes: ink.boxes, in: file)
        if let condition {
            condition.declare(in: file)
            try DocumentPartTree(parts: parts, pages: pages).write(to: file)
        }
        metadata.describe(file, claiming: condition?.isClaimed == true ? .printing : nil)
        try file.check()
        // Object streams came with 1.5; PDF/X-4 is a part of 1.6.
        try file.write(to: output, version: condition == nil ? "1.5" : "1.6")
    }
}
