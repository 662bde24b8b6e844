import LetterComposition
import MailboxDomain
import Markup
import PageLayout
import PaperMail
import Stationery
import StrictFiles

/// Two versions of a product beside each other: what changed in words, and both as sheets.
struct ComparePage: Sendable {
    struct Side: Sendable {
        var files: StationeryFiles
        /// Nil for the texts as they are now.
        var version: TextVersion?
        var situation: TemplateSituation
        /// Nil where nothing can be shown.
        var letter: DrawnLetter?
    }

    var product: Product
    var choice: VersionChoice
    var older: Side
    var newer: Side
    /// As they are now.
    var now: StationeryFiles
    var persona: Persona
    var personas: Personas
    var notice: EditPage.Notice?
    var time: DutchTime
    let frame: PageFrame

    var html: String {
        frame.page(
            "Vergelijk: \(product.inDutch)",
            """
            <div class="title">
            <p class="product">\(product.inDutch)</p>
            <h1>Wat er veranderde</h1>
            <p class="lead">Van \(name(of: older)) naar \(name(of: newer)). <a href="\(frame.href(.history(product)))">Andere versies</a></p>
            </div>
            \(notice?.box ?? HTML.nothing)
            <section aria-labelledby="woorden"><h2 id="woorden">In woorden</h2>
            \(parts)
            </section>
            <section aria-labelledby="bladen"><h2 id="bladen">Op papier</h2>
            <div class="two-sheets">\(sheet(older))\(sheet(newer))</div>
            </section>
            \(EditChoicesForm(choices: EditChoices(), products: [], reader: persona, personas: personas, action: frame.href(.compare(product, choice)), hidden: hidden).html)
            """)
    }

    /// A form by GET leaves out what its address has.
    private var hidden: [(name: String, value: String)] {
        [("van", choice.from.description), ("tot", choice.to?.description ?? "nu")]
    }

    private func name(of side: Side) -> String {
        side.version.map { "\($0.time.inDutchWords(time)) (\($0.name))" } ?? "nu"
    }

    // MARK: Words

    /// Files that the product is made of and that differ.
    private var changed: [String] {
        let blocks = [older, newer].flatMap { side in
            SharedBlock.names(in: side.files.texts[StationeryPath.text(of: product)] ?? "").map(StationeryPath.block)
        }
        let drawings = [older, newer].flatMap { side in
            side.situation.shown?.template.drawings.map { StationeryPath.drawing($0.name) } ?? []
        }
        let paths =
            [StationeryPath.text(of: product), StationeryPath.header(of: product)] + Set(blocks).sorted()
            + Set(drawings).sorted() + [StationeryPath.sender]
        return paths.filter { older.files.texts[$0] != newer.files.texts[$0] }
    }

    private var parts: HTML {
        let changed = changed
        return changed.isEmpty
            ? #"<p class="fine">Aan deze \#(product.noun) veranderde niets.</p>"# : "\(changed.map(part))"
    }

    private func part(_ path: String) -> HTML {
        let difference = WordDifference(
            from: paragraphs(of: path, in: older.files), to: paragraphs(of: path, in: newer.files))
        let words: HTML =
            path.hasSuffix(".svg")
            ? "<p>De tekening is een andere.</p>"
            : #"<div class="difference">\#(DifferenceSection.changes(in: difference))</div>"#
        return """
            <section class="part"><h3>\(TextFileName.inDutch(path))</h3>\(words)\(back(path))</section>
            """
    }

    /// Of a text its lines; of what is filled in as a form its fields, where they can be read.
    private func paragraphs(of path: String, in files: StationeryFiles) -> [String] {
        let lines = (files.texts[path] ?? "").split(separator: "\n").map(String.init)
        switch path {
        case StationeryPath.sender:
            let values = SenderSettings.values(in: files).sorted { $0.key < $1.key }
            return values.isEmpty
                ? lines
                : values.map { name, value in
                    "\(SenderWords.meaning(of: name)): \(value.text) (gecontroleerd op \(value.checkedOn.inDutchWords), bron: "
                        + "\(value.source)\(value.isSample ? ", verzonnen waarde" : ""))"
                }
        case StationeryPath.header(of: product):
            return HeaderSettings(product: product).groups(in: files)?.flatMap { group in
                group.fields.filter { !$0.value.isEmpty }.map { field in
                    "\(group.title.isEmpty ? "" : "\(group.title): ")\(field.label): \(field.shown)"
                }
            } ?? lines
        default: return lines
        }
    }

    /// The older text in the place of that of now.
    private func back(_ path: String) -> HTML {
        guard frame.canWrite, let old = older.files.texts[path], old != now.texts[path] else { return .nothing }
        return """
            <form method="post" action="\(frame.href(.compare(product, choice)))" class="back">\(frame.formToken)
            <input type="hidden" name="\(HistoryRoom.Field.path)" value="\(path)">
            <input type="hidden" name="\(HistoryRoom.Field.version)" value="\(choice.from.description)">
            <input type="hidden" name="\(HistoryRoom.Field.read)" value="\(FileDigest(of: Array((now.texts[path] ?? "").utf8)).description)">
            \(frame.nameField("", id: "naam-\(path.replacing("/", with: "-").replacing(".", with: "-"))"))
            <p class="buttons"><button>Zet dit terug zoals op \(older.version?.time.inDutchWords(time) ?? "toen")</button></p></form>
            """
    }

    // MARK: Sheets

    private func sheet(_ side: Side) -> HTML {
        """
        <div class="version"><h3>\(name(of: side))</h3>\(pictures(side))</div>
        """
    }

    private func pictures(_ side: Side) -> HTML {
        guard let letter = side.letter, let material = side.situation.shown, letter.fault == nil else {
            return #"<p class="no-picture">Van deze versie is geen blad te laten zien.</p>"#
        }
        return
            "\(letter.sides.enumerated().filter { !$1.items.isEmpty }.map { index, page in picture(index, page, letter, material) })"
    }

    private func picture(_ index: Int, _ page: Page, _ letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        let picture = SheetPicture(
            key: PictureKey(letter, of: product, material, page: index + 1), size: page.size,
            alternative: "Kant \(index + 1) van de \(product.noun) aan \(persona.name)", links: frame.links)
        return #"<div class="paper zoom-passend">\#(picture.full(zoom: .fit))</div>"#
    }
}

extension EditPage.Notice {
    var isSaved: Bool { if case .saved = self { true } else { false } }
}
