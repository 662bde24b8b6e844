import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import PlainLanguage
import SystemPackage

/// Puts the text of a template on paper as its readers get it, for the check of paragraphs, addresses and length.
struct TemplatePrinting {
    private let sender: Sender
    private let reading: StationeryReading
    private let library: FontLibrary

    init(_ reading: StationeryReading, sender: Sender, library: FontLibrary) {
        self.reading = reading
        self.sender = sender
        self.library = library
    }

    /// The text for some readers in each of the layouts.
    func prints(
        of template: Template, in layouts: [String], for readers: Set<LetterCondition>
    ) throws -> [PrintedText] {
        try layouts.map { name in
            guard let profile = reading.layouts[name] else {
                throw Findings(reading.findings(ofLayout: name))
            }
            let setting = LetterSetting(
                template, on: profile, sender: sender, drawings: reading.drawings, date: SampleLetter.date,
                library: library)
            let values = SampleValues(date: SampleLetter.date)
            let recipient = SampleLetter.recipient(in: readers, salutation: values.salutation, ward: values.ward)
            do {
                let pages = try setting.pages(
                    to: recipient, reference: SampleLetter.reference, mark: SampleLetter.mark)
                let letter = try setting.letter(to: recipient, reference: SampleLetter.reference)
                let blocks = Self.lines(of: letter, on: pages)
                let order = Self.order(of: template, for: readers, on: profile)
                let lines = zip(order, blocks).sorted { $0.0 < $1.0 }.flatMap { $0.1 }
                return PrintedText(layout: name, pages: pages.count, lines: lines)
            } catch LayoutError.tooLong {
                return PrintedText(layout: name, pages: nil)
            }
        }
    }

    private struct NumberedBlock {
        var number: Int
        var name: BlockName
    }

    /// Which block of the text each printed one is: a layout may have some go first.
    private static func order(
        of template: Template, for readers: Set<LetterCondition>, on profile: LayoutProfile
    ) -> [Int] {
        template.blocks.filter { $0.condition.holds(in: readers) }.enumerated()
            .map { NumberedBlock(number: $0.offset, name: $0.element.name) }
            .led(by: profile.body.leading, name: \.name).map(\.number)
    }

    /// The lines of each block's elements: those of the body follow each other in the order of the letter.
    private static func lines(of letter: Letter, on pages: [Page]) -> [[[String]]] {
        var rest = pages.flatMap(\.placedLines).filter { $0.zone == .body }.map(\.line.text)[...]
        return letter.variant.blocks.map { block in
            block.elements.map { element -> [String] in
                guard block.name != .reference else { return [] }
                let filled = letter.filled(element)
                if rest.first == filled.kind.label { rest.removeFirst() }
                let length = filled.fragments.reduce(0) { $0 + $1.text.inkedCount }
                var lines: [String] = []
                while lines.reduce(0, { $0 + $1.inkedCount }) < length, let line = rest.popFirst() {
                    lines.append(line)
                }
                return lines
            }
        }
    }
}

extension TextElementKind {
    /// As it stands before the first line of an item.
    fileprivate var label: String? {
        switch self {
        case .numberedItem(let number): "\(number)"
        case .plainItem: "•"
        case .heading, .paragraph: nil
        }
    }
}

extension String {
    /// A line ends without the space that the text has there.
    fileprivate var inkedCount: Int { count { !$0.isWhitespace } }
}
