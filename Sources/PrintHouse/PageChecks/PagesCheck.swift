import MailboxDomain
import PageReading

/// Takes the pages of letters.pdf, as they are read object by object, to all that looks at them.
struct PagesCheck {
    private(set) var check: ReadBackCheck
    /// The text of the pages of the sample.
    private(set) var sums: [Int: PageTextSum] = [:]
    /// How many were taken.
    private(set) var pages = 0

    private var codes: SheetCodeCheck?
    private var planned: PlannedPageCheck?
    private let sampled: Set<Int>
    /// Bytes of text of one page, with that of its forms.
    private let mostText: Int
    /// Of forms, by their numbers: thousands of pages show the same ones.
    private var formTexts: [Int: PageText] = [:]
    private var unseen: [Finding] = []

    init(
        _ check: ReadBackCheck, _ codes: SheetCodeCheck?, _ planned: PlannedPageCheck?, sampled: Set<Int>, mostText: Int
    ) {
        (self.check, self.codes, self.planned) = (check, codes, planned)
        (self.sampled, self.mostText) = (sampled, mostText)
    }

    var findings: [Finding] { check.findings + (codes?.findings ?? []) + (planned?.findings ?? []) + unseen }

    /// Throws `ReaderStop` where a page has more text than any of ours: a form can be drawn any number of times.
    mutating func take(_ page: PagesReader.Page, number: Int, forms: [Int: ReadContent]) throws {
        let size = page.content.forms.reduce(page.content.textSize) { $0 + (forms[$1.number]?.textSize ?? 0) }
        guard size <= mostText else { throw ReaderStop("postvangnet", .overOutput(bytes: mostText), page: number) }
        pages = number
        let text = text(of: page.content, forms)
        check.take(text, number: number)
        codes?.take(page, number: number)
        try planned?.take(page, number: number, forms: forms)
        if sampled.contains(number) { sums[number] = text.sum }
        let hidden =
            page.content.hiddenTexts + page.content.forms.reduce(0) { $0 + (forms[$1.number]?.hiddenTexts ?? 0) }
        if hidden > 0 { unseen.append(InkCheck.finding(hidden, on: number)) }
    }

    /// - Parameters:
    ///   - last: of the pages that were to be read.
    ///   - count: how many the file has.
    mutating func finish(read last: Int, of count: Int) throws {
        check.finish(pages: last)
        check.found(marks: codes?.marks ?? 0)
        try planned?.finish(pages: count)
    }

    private mutating func text(of content: ReadContent, _ forms: [Int: ReadContent]) -> PageText {
        PageText(
            utf8: content.lines,
            shared: content.forms.map { form in
                if let known = formTexts[form.number] { return known }
                let text = PageText(utf8: forms[form.number]?.lines ?? [])
                formTexts[form.number] = text
                return text
            })
    }
}

extension ReadContent {
    /// In bytes, with a line end for each text.
    fileprivate var textSize: Int { texts.reduce(texts.count) { $0 + $1.utf8.count } }

    /// The texts, each in a line of its own.
    fileprivate var lines: [UInt8] {
        var lines: [UInt8] = []
        for text in texts {
            lines += text.utf8
            lines.append(0x0A)
        }
        return lines
    }

    /// How many texts leave no ink, or are covered by what is drawn over them.
    fileprivate var hiddenTexts: Int {
        let covers = (rules + codes.map(\.area)).filter { $0.bottom - $0.top > Self.thinnestCover }
        return texts.count { text in !text.isSeen || covers.contains { $0.contains(text.x, text.y) } }
    }

    /// In points: what is less high covers no letter.
    private static let thinnestCover = 2.0
}
