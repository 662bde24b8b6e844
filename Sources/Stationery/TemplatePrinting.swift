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
    /// The same texts stand in many forms and layouts.
    private let known = SetTexts()

    init(_ reading: StationeryReading, sender: Sender, library: FontLibrary) {
        self.reading = reading
        self.sender = sender
        self.library = library
    }

    /// The text for some readers in each of the layouts.
    ///
    /// - Parameters:
    ///   - layouts: such as were read.
    ///   - refused: gets what keeps the text from being laid out, apart from its length.
    func prints(
        of template: Template, in layouts: [LayoutProfile], for readers: Set<LetterCondition>,
        refused: (LayoutError, LayoutProfile) -> Void
    ) throws -> [PrintedText] {
        try layouts.compactMap { profile in
            let setting = LetterSetting(
                template, on: profile, sender: sender, drawings: reading.drawings, date: SampleLetter.date,
                library: library, known: known)
            let values = SampleValues(date: SampleLetter.date)
            let recipient = SampleLetter.recipient(in: readers, salutation: values.salutation, ward: values.ward)
            do {
                let pages = try setting.pages(
                    to: recipient, reference: SampleLetter.reference, mark: SampleLetter.mark)
                let letter = try setting.letter(to: recipient, reference: SampleLetter.reference)
                let text = LetterVariant(of: template, circumstances: readers, date: SampleLetter.date)
                return PrintedText(
                    layout: profile.name, pages: pages.count,
                    lines: Self.lines(of: letter, in: text.blocks, led: profile.body.leading, on: pages))
            } catch LayoutError.tooLong {
                let overflow = setting.overflow(of: recipient, reference: SampleLetter.reference)
                return PrintedText(layout: profile.name, pages: nil, linesOver: overflow?.lines)
            } catch let error as LayoutError {
                refused(error, profile)
                return nil
            }
        }
    }

    /// A block with its number in the text.
    private struct NumberedBlock {
        var number: Int
        var block: VariantBlock
        var name: BlockName { block.name }
    }

    /// The lines of each element of the text. On the pages those of the body follow each other in the order of the layout.
    private static func lines(
        of letter: Letter, in blocks: [VariantBlock], led leading: [BlockName], on pages: [Page]
    ) -> [[String]] {
        var rest = pages.flatMap(\.placedLines).filter { $0.zone == .body }.map(\.line.text)[...]
        var all = [[[String]]](repeating: [], count: blocks.count)
        let placed = blocks.enumerated().map { NumberedBlock(number: $0, block: $1) }.led(by: leading, name: \.name)
        for numbered in placed {
            let block = numbered.block
            all[numbered.number] = block.elements.map { element -> [String] in
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
        return all.flatMap { $0 }
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
