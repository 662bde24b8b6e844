import LetterComposition
import MailboxDomain
import Measures
import PDFFinishing
import PageLayout
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
            date: PDFDate(startOf: try #require(CalendarDate(date)), in: try DutchTime()),
            creator: "Postvangnet", producer: "one & <two>", identifier: "0123456789abcdef0123456789abcdef")
    }

    /// Pages as Cairo writes them, and the letters that they belong to.
    struct Drawn {
        var path: String
        var parts: [DocumentPart]
    }

    /// Letters to three readers. Blank backs are only in the file where it `isWhole`.
    func drawn(_ product: Product, bleed: Length = .zero, isWhole: Bool = false) throws -> Drawn {
        let path = folder.path(isWhole ? "whole.pdf" : "drawn.pdf")
        let renderer = try PDFRenderer(
            path: path, title: "Drawn", date: "2026-11-06T00:00:00Z", bleed: bleed, library: stationery.fonts)
        var parts: [DocumentPart] = []
        for (number, name) in ["A. Aap", "B. Noot", "C. Mies"].enumerated() {
            let pages = try stationery.pages(product, envelope: [name, "Laan 1", "1234 RG  ONS DORP"])
            try renderer.write(isWhole ? pages : pages.filter { !$0.isBlank })
            let kinds = pages.map { $0.isBlank && !isWhole ? DocumentPart.Page.blank : .drawn }
            parts.append(DocumentPart(name: "2611A000100000\(number)", pages: kinds))
        }
        try renderer.finish()
        return Drawn(path: path, parts: parts)
    }

    func finished(
        _ drawn: Drawn, bleed: Length = .zero, condition: PrintingCondition? = nil, name: String = "finished.pdf"
    ) throws -> String {
        let path = folder.path(name)
        try PrintReadyPDF(metadata: metadata, bleed: bleed, parts: drawn.parts, condition: condition)
            .write(drawn.path, to: path)
        return path
    }
}
