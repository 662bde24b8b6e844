package import Canvas

/// Makes the PDF that Cairo wrote ready for a print house.
///
///     open -> black ink only, boxes on every page -> metadata -> write
///
/// The same input gives the same bytes. What stands on the pages stays as it is, and so does its text.
package struct PrintReadyPDF: Hashable, Sendable {
    package var metadata: DocumentMetadata
    /// How far pages are drawn beyond the place where they are cut, on all four sides.
    package var bleed: Length

    package init(metadata: DocumentMetadata, bleed: Length = .zero) {
        self.metadata = metadata
        self.bleed = bleed
    }

    package func write(_ input: String, to output: String) throws(FinishingError) {
        let file = try PDFFile(reading: input)
        var ink = BlackInk(file: file, boxes: PageBoxes(bleed: bleed))
        try ink.apply()
        describe(file)
        try file.check()
        try file.write(to: output)
    }

    private func describe(_ file: PDFFile) {
        let information = file.object(parsing: "<< /Trapped /False >>")
        for (key, text) in metadata.information { information[key] = file.object(text: text) }
        file.trailer["/Info"] = information
        let packet = file.stream(Array(metadata.xmp.utf8))
        packet.dictionary["/Type"] = file.object(parsing: "/Metadata")
        packet.dictionary["/Subtype"] = file.object(parsing: "/XML")
        let root = file.root
        root["/Metadata"] = packet
        root["/Lang"] = file.object(text: metadata.language)
        root["/ViewerPreferences"] = file.object(parsing: "<< /DisplayDocTitle true >>")
    }
}
