import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import PlainLanguage
import SystemPackage

/// Puts the text of a template on paper as its readers get it, for the check of paragraphs, addresses and length.
struct TemplatePrinting {
    private let root: FilePath
    private let sender: Sender
    private let drawings: [String: LineDrawing]
    private let fonts: FontLibrary

    init(root: FilePath, sender: Sender) throws {
        self.root = root
        self.sender = sender
        drawings = try Stationery.drawings(in: root)
        let pinned = try PinnedFonts(
            yaml: TextFile.read(root.appending(Stationery.fontsPath)), file: Stationery.fontsPath)
        fonts = try FontLibrary(
            fonts: pinned.files(preferring: root.appending("Fonts").string),
            configuration: root.appending("Fonts/fonts.conf").string)
    }

    /// The text for some readers in each of the layouts.
    func prints(
        of template: Template, in layouts: [String], for readers: Set<LetterCondition>, on date: CalendarDate
    ) throws -> [PrintedText] {
        try layouts.map { name in
            let path = "Templates/layouts/\(name).yaml"
            let profile = try LayoutProfile(yaml: TextFile.read(root.appending(path)), file: path)
            let variant = LetterVariant(of: template, circumstances: readers, date: date)
            let values = SampleValues(date: date)
            let letter = try Letter(
                variant: variant, salutation: values.salutation, reference: values.reference,
                ward: readers.contains(.ward) ? values.ward : nil)
            do throws(LayoutError) {
                let layout = try LetterLayout(
                    variant: variant, profile: profile, senderName: sender.name, returnAddress: sender.returnAddress,
                    drawings: drawings, library: fonts)
                let pages = try layout.pages(
                    of: letter, envelope: ["A. van Dijk", "Lindelaan 1", "1234 AB  VOORBEELDSTAD"], kix: "1234AB1",
                    pieceReference: values.reference
                ) { "0000000000000000\($0)\($1)1" }
                return PrintedText(layout: name, pages: pages.count, lines: Self.lines(of: letter, on: pages))
            } catch .tooLong {
                return PrintedText(layout: name, pages: nil)
            }
        }
    }

    /// The lines of each element: those of the body follow each other in the order of the text.
    private static func lines(of letter: Letter, on pages: [Page]) -> [[String]] {
        var rest = pages.flatMap(\.placedLines).filter { $0.zone == .body }.map(\.line.text)[...]
        return letter.variant.blocks.flatMap { block in
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
