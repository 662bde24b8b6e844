import MailboxDomain
import PageReading
import PaperMail

/// Compares each page, as it is read from letters.pdf, with the page that was laid out again from the plan: every line of text
/// where it stands, every code, every rule, and every form that pages share.
///
/// Beyond that, whatever pages share must be on a page that was drawn anew and looks the same: a form or a glyph that
/// no such page shows is not known to show what it says.
struct PlannedPageCheck {
    private(set) var findings: [Finding] = []

    private var planned: PageRecords
    private var plannedForms: [Int: ReadContent] = [:]
    /// Which form of the file is which of the plan, and the other way round.
    private var forms: [Int: Int] = [:]
    private var formsBack: [Int: Int] = [:]
    private let drawnAnew: Set<Int>
    /// What pages that were drawn anew show, and on which other page the rest was met first.
    private var known = Shared()
    private var others: [ReadContent.Glyph: Int] = [:]
    private var otherForms: [Int: Int] = [:]

    private struct Shared {
        var glyphs: Set<ReadContent.Glyph> = []
        var forms: Set<Int> = []
    }

    init(_ expected: ExpectedBatch) throws {
        planned = try PageRecords(of: expected.pages)
        drawnAnew = expected.drawnAnew
    }

    /// - Parameter forms: what stands in the file's forms, by number.
    mutating func take(_ page: PagesReader.Page, number: Int, forms: [Int: ReadContent]) throws {
        guard let planned = try planned.nextPage(addingFormsTo: &plannedForms) else {
            return report(number, "This page was not planned.")
        }
        if !isSame(page.content, planned.content, forms) {
            report(number, "What stands on this page is not what was planned for it.")
        }
        note(page.content, number)
    }

    /// - Parameter count: how many pages the file has.
    mutating func finish(pages count: Int) throws {
        if try planned.nextPage(addingFormsTo: &plannedForms) != nil {
            report(max(1, count), "Behind this page others were planned, and are not there.")
        }
        let pages =
            others.filter { !known.glyphs.contains($0.key) }.map(\.value)
            + otherForms.filter { !known.forms.contains($0.key) }.map(\.value)
        for page in Set(pages).sorted() {
            report(page, "This page shows something that no page does that was drawn anew from the plan.")
        }
    }

    private mutating func note(_ content: ReadContent, _ number: Int) {
        let isKnown = drawnAnew.contains(number)
        for glyph in content.texts.lazy.flatMap(\.glyphs) {
            if isKnown { known.glyphs.insert(glyph) } else if others[glyph] == nil { others[glyph] = number }
        }
        for form in content.forms {
            if isKnown {
                // Its glyphs stand in it, and it looks as it should.
                known.forms.insert(form.number)
            } else if otherForms[form.number] == nil {
                otherForms[form.number] = number
            }
        }
    }

    // MARK: - Comparing

    private mutating func isSame(
        _ read: ReadContent, _ planned: ReadContent, _ readForms: [Int: ReadContent]
    ) -> Bool {
        guard read.hasPaths == planned.hasPaths, PlacedRows(read) == PlacedRows(planned),
            Self.areSame(read.codes, planned.codes),
            Self.areSame(read.rules, planned.rules, withDrawings: read.hasPaths),
            read.forms.count == planned.forms.count
        else { return false }
        for (form, plannedForm) in zip(read.forms, planned.forms) {
            guard abs(form.x - plannedForm.x) <= PlacedRows.tolerance,
                abs(form.y - plannedForm.y) <= PlacedRows.tolerance,
                isSame(form: form.number, plannedForm.number, readForms)
            else { return false }
        }
        return true
    }

    /// Forms stand for each other on all pages, and say the same.
    private mutating func isSame(form number: Int, _ planned: Int, _ readForms: [Int: ReadContent]) -> Bool {
        if forms[planned] != nil || formsBack[number] != nil {
            return forms[planned] == number && formsBack[number] == planned
        }
        guard let read = readForms[number], let expected = plannedForms[planned] else { return false }
        (forms[planned], formsBack[number]) = (number, planned)
        return isSame(read, expected, readForms)
    }

    private static func areSame(_ read: [ReadContent.Code], _ planned: [ReadContent.Code]) -> Bool {
        read.count == planned.count
            && zip(read, planned).allSatisfy {
                $0.columns == $1.columns && $0.rows == $1.rows && $0.modules == $1.modules
                    && $0.area.isNear($1.area, PlacedRows.tolerance)
            }
    }

    /// Drawings have rules of their own, which are looked at as they are drawn.
    private static func areSame(_ read: [PageRectangle], _ planned: [PageRectangle], withDrawings: Bool) -> Bool {
        (withDrawings ? read.count >= planned.count : read.count == planned.count)
            && planned.allSatisfy { rule in read.contains { $0.isNear(rule, PlacedRows.tolerance) } }
    }

    private mutating func report(_ page: Int, _ message: String) {
        let place = Finding.Place(file: BatchFile.letters.name, column: "page \(page)")
        findings.append(Finding(code: BatchFault.textDiffers, place: place, message: message))
    }
}
