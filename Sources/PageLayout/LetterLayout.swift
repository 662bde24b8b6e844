package import Canvas
package import LetterComposition
import Measures

/// Lays out the letters of one variant: what is the same in all of them once, what is personal for each.
///
/// Belongs to one thread, like its font library. A batch has one for each variant of its template.
package final class LetterLayout {
    let variant: LetterVariant
    private let profile: LayoutProfile
    private let typesetter: Typesetter
    private let letterhead: PageForm
    private let turnOver: PageForm?
    private let foldMarks: [PageItem]
    private let returnAddress: String
    private let reference: [VariantElement]
    private let flow: BodyFlow

    /// - Parameters:
    ///   - senderName: as the letterhead has it.
    ///   - organisation: behind the sender; nil where there is none to name.
    ///   - returnAddress: the line above the address; the piece's reference stands under it.
    ///   - drawings: by the name that the template has for them.
    ///   - known: texts that were set with the same library.
    package init(
        variant: LetterVariant, profile: LayoutProfile, senderName: String,
        organisation: String? = nil, returnAddress: String,
        drawings: [String: LineDrawing] = [:], library: FontLibrary, known: SetTexts = SetTexts()
    ) throws(LayoutError) {
        self.variant = variant
        self.profile = profile
        self.returnAddress = returnAddress
        let typesetter = Typesetter(library: library, text: profile.text, bodyWidth: profile.body.area.size.width)
        self.typesetter = typesetter
        letterhead = PageForm(
            name: "letterhead", size: profile.sheet,
            items: try LetterheadBlock(
                senderName, organisation: organisation, profile: profile, typesetter: typesetter
            ).items)
        turnOver = try profile.body.turnOver.map { turnOver throws(LayoutError) in
            let texts = [[TextSpan(turnOver.text, turnOver.zone.style)]]
            return PageForm(
                name: "turnOver", size: profile.sheet,
                items: try typesetter.zone(texts, in: turnOver.zone, as: .turnOver))
        }
        foldMarks = profile.foldRules.map { PageItem(.foldMarks, .rule($0)) }
        reference = variant.blocks.filter { $0.name == .reference }.flatMap(\.elements)
        if !reference.isEmpty, profile.reference == nil { throw .noPlace(.reference) }
        flow = try BodyFlow(
            variant: variant, profile: profile, drawings: drawings, typesetter: typesetter, known: known)
    }

    /// The pages of one letter, blank backs included.
    ///
    /// - Parameters:
    ///   - envelope: the lines of the address, as they go under each other.
    ///   - kix: content of the post's barcode; nil where there is none.
    ///   - pieceReference: the piece's id in groups of four.
    ///   - mark: the content of a sheet's mark, from the sheet's number and the number of sheets.
    package func pages(
        of letter: Letter, envelope: [String], kix: String?, pieceReference: String,
        mark: (_ sheet: Int, _ sheets: Int) -> String
    ) throws(LayoutError) -> [Page] {
        let head = PageItem(.letterhead, .form(letterhead, at: .zero))
        var front = profile.hasPreprintedLetterhead ? [] : [head]
        front += try typesetter.zone(
            [returnAddress, pieceReference].map { [TextSpan($0, profile.returnLine.style)] }, in: profile.returnLine,
            as: .returnLine)
        front += try AddressBlock(envelope, kix: kix, profile: profile, typesetter: typesetter).items
        front += try referenceItems(of: letter)
        var contents = try flow.pages(of: letter)
        while contents.count < profile.body.page { contents.append([]) }
        if let turnOver {
            for page in contents.indices.dropLast()
            where profile.isFront(page + 1) && !profile.isFront(page + 2) && !contents[page + 1].isEmpty {
                contents[page].append(PageItem(.turnOver, .form(turnOver, at: .zero)))
            }
        }
        if let line = profile.body.continuationLine {
            let text = profile.body.continuationIsGrouped ? pieceReference : pieceReference.filter { $0 != " " }
            let reference = try typesetter.zone([[TextSpan(text, line.style)]], in: line, as: .reference)
            for page in contents.indices.dropFirst(profile.body.page) where !contents[page].isEmpty {
                contents[page] = reference + contents[page]
            }
        }
        contents[0] = front + contents[0]
        let sheets = (contents.count + profile.pagesPerSheet - 1) / profile.pagesPerSheet
        guard sheets <= profile.sheets else { throw .tooLong(sheets: profile.sheets) }
        var pages = contents.map { Page(size: profile.sheet, items: $0) }
        while pages.count < sheets * profile.pagesPerSheet { pages.append(Page(size: profile.sheet)) }
        if profile.hasPreprintedLetterhead { pages[0].preprinted = [head] }
        for sheet in 1...sheets {
            let page = (sheet - 1) * profile.pagesPerSheet
            pages[page].items += foldMarks + [try markItem(mark(sheet, sheets))]
        }
        return pages
    }

    private func referenceItems(of letter: Letter) throws(LayoutError) -> [PageItem] {
        guard let zone = profile.reference, !reference.isEmpty else { return [] }
        let texts = reference.map { element in
            letter.filled(element).fragments.map { fragment in
                TextSpan(fragment.text, TextStyle(size: zone.size, weight: fragment.isStrong ? .bold : zone.weight))
            }
        }
        return try typesetter.zone(texts, in: zone, as: .reference, groupGap: profile.referenceGap)
    }

    private func markItem(_ content: String) throws(LayoutError) -> PageItem {
        PageItem(.mark, .code(try profile.mark.encode(content), profile.mark.area))
    }
}

extension LayoutProfile.TextZone {
    var style: TextStyle { TextStyle(size: size, weight: weight) }
}
