package import Canvas
import Measures

/// Makes pages that people look at before a run is printed, and that nobody can take for real ones.
///
/// Belongs to one thread, like its font library.
package struct ProofPages {
    /// What a proof says on every page.
    package static let word = "PROEF"

    private let library: FontLibrary
    private let hasWatermark: Bool

    /// - Parameter hasWatermark: false for tests with readers, who must see what everybody will get: then the caption alone says
    ///   what it is.
    package init(library: FontLibrary, hasWatermark: Bool = true) {
        (self.library, self.hasWatermark) = (library, hasWatermark)
    }

    /// The printed pages of a letter with PROEF across each, a caption, and no mark that a machine reads.
    ///
    /// - Parameter number: of the letter in its document. Letters of several layouts have forms of the same names.
    package func pages(of letter: [Page], number: Int, caption: String) throws(LayoutError) -> [Page] {
        let printed = letter.map { page -> Page in
            let items = page.preprinted + page.items.filter { $0.zone != .mark && $0.zone != .kix }
            return Page(size: page.size, items: items.map { $0.renamingForm { "\(number) \($0)" } })
        }.filter { page in page.items.contains { $0.zone != .foldMarks } }
        var pages: [Page] = []
        for (index, page) in printed.enumerated() {
            let ofAll = printed.count == 1 ? "" : " - \(index + 1)/\(printed.count)"
            pages.append(try marked(page, caption: caption + ofAll))
        }
        return pages
    }

    private func marked(_ page: Page, caption: String) throws(LayoutError) -> Page {
        var page = page
        // Under everything else, so that all of the letter can be read.
        if hasWatermark { page.items.insert(try watermark(on: page.size), at: 0) }
        let style = TextStyle(size: 6.5)
        for (index, line) in try lines(caption, style, width: page.size.width - 10.mm).enumerated() {
            let baseline = Point(x: 5.mm, y: 3.4.mm + 2.6.mm * Double(index))
            page.items.append(PageItem(.proof, .text(line, baseline: baseline)))
        }
        return page
    }

    func watermark(on size: Size) throws(LayoutError) -> PageItem {
        let style = TextStyle(size: size.width.points / 4, weight: .bold)
        let word = try lines(Self.word, style, width: size.width * 2)
        let centre = Point(x: size.width * 0.5, y: size.height * 0.5)
        return PageItem(.proof, .watermark(word[0], centre: centre))
    }

    func lines(_ text: String, _ style: TextStyle, width: Length) throws(LayoutError) -> [TextLine] {
        do { return try library.lines(of: [TextSpan(text, style)], width: width) } catch {
            throw .font(error.description)
        }
    }
}

extension PageItem {
    fileprivate func renamingForm(_ name: (String) -> String) -> PageItem {
        guard case .form(let form, let place) = content else { return self }
        return PageItem(
            zone, .form(PageForm(name: name(form.name), size: form.size, items: form.items), at: place))
    }
}
