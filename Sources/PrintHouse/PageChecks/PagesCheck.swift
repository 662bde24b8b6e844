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
    /// Of forms, by their numbers: thousands of pages show the same ones.
    private var formTexts: [Int: PageText] = [:]
    private var unseen: [Finding] = []

    init(_ check: ReadBackCheck, _ codes: SheetCodeCheck?, _ planned: PlannedPageCheck?, sampled: Set<Int>) {
        (self.check, self.codes, self.planned, self.sampled) = (check, codes, planned, sampled)
    }

    var findings: [Finding] { check.findings + (codes?.findings ?? []) + (planned?.findings ?? []) + unseen }

    mutating func take(_ page: PagesReader.Page, number: Int, forms: [Int: ReadContent]) throws {
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
        PageText(utf8: content.lines, shared: content.forms.map { text(ofForm: $0.number, forms) })
    }

    private mutating func text(ofForm number: Int, _ forms: [Int: ReadContent]) -> PageText {
        if let known = formTexts[number] { return known }
        // What a form shows of others came before it.
        let content = forms[number] ?? ReadContent()
        let text = PageText(utf8: content.lines, shared: content.forms.map { self.text(ofForm: $0.number, forms) })
        formTexts[number] = text
        return text
    }
}

extension ReadContent {
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

extension PageReadingFault {
    var finding: Finding {
        let place = Finding.Place(file: BatchFile.letters.name)
        return switch self {
        case .damaged(let what):
            Finding(
                code: BatchFault.lettersUnreadable, place: place,
                message: "The file is damaged: \(what) cannot be read.")
        case .unknown(let what):
            Finding(
                code: BatchFault.contentUnknown, place: place,
                message:
                    "The file has something that ours never have (\(what)): what it does to the paper is not known. Print nothing by it."
            )
        }
    }
}
