import Canvas
import LetterComposition
import PageLayout
import PageRendering
import TestSupport
import Testing

@Suite struct LookTests {
    @Test(arguments: Product.allCases, [[], [.ward], [.abroad], [.digidLapsed]] as [Set<LetterCondition>])
    func `look`(product: Product, circumstances: Set<LetterCondition>) throws {
        let stationery = try ProjectStationery()
        let pages = try stationery.pages(
            product, circumstances: circumstances, ward: circumstances.contains(.ward) ? "mevrouw De Boer" : nil)
        for (number, page) in pages.enumerated() {
            let name = "/tmp/look-\(product.rawValue)-\(circumstances.first?.rawValue ?? "plain")-\(number + 1)"
            try PNGRenderer.write(page, to: name + ".png", dotsPerInch: 100, library: stationery.fonts)
        }
        let pdf = try PDFRenderer(
            path: "/tmp/look-\(product.rawValue).pdf", title: "x", date: "2026-11-06T00:00:00Z",
            library: stationery.fonts)
        try pdf.write(pages)
        try pdf.write(pages)
        try pdf.finish()
    }
}
