import LetterComposition
import MailboxDomain

/// Makes the pages of the desk from what the desk knows now.
struct DeskPages: Sendable {
    let desk: Desk
    private(set) var frame: PageFrame
    let time: DutchTime
    /// Nil where nothing can be written.
    let writing: DeskWriting?

    init(_ desk: Desk, links: any PageLinks, time: DutchTime, writing: DeskWriting? = nil) {
        self.desk = desk
        self.time = time
        self.writing = writing
        frame = PageFrame(links: links, firstReader: desk.personas.first.id)
    }

    /// The same pages for who asks for them.
    func shown(to visitor: Visitor) -> DeskPages {
        var pages = self
        pages.frame.visitor = visitor
        pages.frame.token = writing.map { $0.token.text(for: visitor, at: $0.now()) }
        return pages
    }

    /// The files' version is asked for before they are read: at worst a page comes once more.
    private func currentFrame() async -> PageFrame {
        guard frame.links.isLive else { return frame }
        var current = frame
        current.version = await desk.version()
        return current
    }

    func overview() async throws -> String {
        let frame = await currentFrame()
        var entries: [OverviewPage.Entry] = []
        for situation in try await desk.situations() {
            entries.append(
                OverviewPage.Entry(
                    situation: situation,
                    letter: try await desk.letter(to: desk.personas.first, on: nil, of: situation)))
        }
        return OverviewPage(entries: entries, remarks: await desk.sharedRemarks(), time: time, frame: frame).html
    }

    /// Nil where the reader, layout or side is not there.
    func template(_ product: Product, _ choices: TemplateChoices) async throws -> String? {
        let frame = await currentFrame()
        guard let persona = desk.personas[choices.reader] else { return nil }
        let situation = try await desk.situation(of: product)
        let letter = try await desk.letter(to: persona, on: choices.layout, of: situation)
        if let letter {
            guard letter.fault != nil || letter.sides.indices.contains(choices.side - 1) else { return nil }
        } else if situation.shown != nil {
            return nil
        }
        return TemplatePage(
            situation: situation, persona: persona, choices: choices, letter: letter, personas: desk.personas,
            pieces: frame.canWrite ? TextPieces(of: product, in: await desk.files()) : nil, frame: frame
        ).html
    }

    func readers() async throws -> String {
        let frame = await currentFrame()
        var cells: [ReadersPage.Cell] = []
        for situation in try await desk.situations() {
            for persona in desk.personas.all {
                cells.append(
                    ReadersPage.Cell(
                        situation, persona, try await desk.letter(to: persona, on: nil, of: situation)))
            }
        }
        return ReadersPage(cells: cells, frame: frame).html
    }

    func forms(_ product: Product) async throws -> String {
        let frame = await currentFrame()
        return FormsPage(grid: try await grid(of: try await desk.situation(of: product), in: frame)).html
    }

    func readersTest(_ product: Product) async throws -> String {
        let frame = await currentFrame()
        let situation = try await desk.situation(of: product)
        let forms = try await grid(of: situation, in: frame).cells
        return ReadersTestPage(situation: situation, forms: forms, frame: frame).html
    }

    private func grid(of situation: TemplateSituation, in frame: PageFrame) async throws -> FormGrid {
        FormGrid(situation: situation, cells: try await desk.forms(of: situation), frame: frame)
    }

    /// - Parameter notice: why somebody's word was not recorded.
    func signOff(_ product: Product, _ notice: SigningRoom.Notice? = nil) async throws -> String {
        let frame = await currentFrame()
        return SignOffPage(
            grid: try await grid(of: try await desk.situation(of: product), in: frame), notice: notice,
            asksForKey: desk.asksForKey
        ).html
    }
}
