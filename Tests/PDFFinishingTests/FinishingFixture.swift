import Canvas
import LetterComposition
import MailboxDomain
import PDFFinishing
import PageRendering
import TestSupport
import Testing

/// Letters as they are drawn, and as they are finished.
@MainActor struct FinishingFixture {
    let folder: ScratchFolder
    let stationery: ProjectStationery
    let metadata: DocumentMetadata

    init(title: String = "2026-11-0001", date: String = "2026-11-06") throws {
        folder = try ScratchFolder()
        stationery = try ProjectStationery()
        metadata = DocumentMetadata(
            title: title, language: "nl-NL",
            date: PDFDate(startOf: try #require(CalendarDate(date)), in: try #require(DutchTime())),
            creator: "Postvangnet", producer: "one & <two>")
    }

    /// Letters to three readers, as Cairo writes them.
    func drawn(_ product: Product, bleed: Length = .zero) throws -> String {
        let path = folder.path("drawn.pdf")
        let renderer = try PDFRenderer(
            path: path, title: "Drawn", date: "2026-11-06T00:00:00Z", bleed: bleed, library: stationery.fonts)
        for name in ["A. Aap", "B. Noot", "C. Mies"] {
            try renderer.write(stationery.pages(product, envelope: [name, "Laan 1", "1234 RG  ONS DORP"]))
        }
        try renderer.finish()
        return path
    }

    func finished(_ input: String, bleed: Length = .zero, name: String = "finished.pdf") throws -> String {
        let path = folder.path(name)
        try PrintReadyPDF(metadata: metadata, bleed: bleed).write(input, to: path)
        return path
    }
}
