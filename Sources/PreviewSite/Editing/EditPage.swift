import LetterComposition
import Markup
import PaperMail
import Stationery

/// A piece of a text in a field, and beside it what it becomes. All of it works as a form; the script only renews it while
/// somebody types.
struct EditPage: Sendable {
    /// What became of what was sent.
    enum Notice: Hashable, Sendable {
        /// With what stood there, to go back to, and why that is no version, in Dutch.
        case saved(before: String?, String?)
        /// Somebody else saved meanwhile.
        case conflict(theirs: String)
        /// The same of a form, whose fields show both.
        case moved
        case noName
        /// The form was of a page that stood open too long.
        case tooOld
        /// In Dutch.
        case refused(String)
    }

    var piece: TextPiece
    var choices: EditChoices
    /// Nil for a whole file.
    var section: TextSections.Section?
    /// In the field.
    var text: String
    /// Of what stood on the disk when the field was filled.
    var read: FileDigest
    var notice: Notice?
    var name: String
    var note: String
    /// Letters that have the piece.
    var users: [Product]
    var placeholders: [Placeholder]
    var preview: EditPreview
    var personas: Personas
    let frame: PageFrame

    var html: String {
        frame.page(
            "Bewerk: \(title)",
            """
            <div class="title">
            <p class="product">\(back)</p>
            <h1>\(title)</h1>
            <p class="lead">\(subtitle)</p>
            </div>
            \(noticeBox)
            <div class="writing">
            \(form)
            \(preview.html)
            <div class="extras">
            \(forms)
            \(EditChoicesForm(choices: choices, products: users, reader: preview.reader, personas: personas, action: frame.href(.edit(piece, EditChoices()))).html)
            </div>
            </div>
            <script src="\(frame.href(.editScript))" defer></script>
            """)
    }

    // MARK: Around the field

    private var title: String { section?.title.name ?? "De hele tekst" }

    private var subtitle: HTML {
        let readers = section?.title.readers ?? ""
        let place: HTML =
            switch piece.file {
            case .own: "Dit stuk staat alleen in deze \(preview.situation?.product.noun ?? "brief")."
            case .shared where users.count > 1:
                "Dit stuk staat in \(users.count) brieven en kaarten: een verandering geldt voor allemaal."
            case .shared: "Dit stuk is een gedeelde tekst."
            }
        return readers.isEmpty ? place : "\(readers.prefix(1).uppercased() + readers.dropFirst()). \(place)"
    }

    private var back: HTML {
        guard let product = choices.product ?? users.first else { return "\(piece.file.inDutch)" }
        let reader = choices.reader ?? personas.first.id
        return """
            <a href="\(frame.href(.template(product, TemplateChoices(reader: reader))))">\(product.inDutch)</a>
            """
    }

    private var noticeBox: HTML {
        switch notice {
        case .saved(let before?, let fault): saved(before, fault)
        case .conflict(let theirs): conflict(theirs)
        case let other?: other.box
        case nil: .nothing
        }
    }

    private func saved(_ before: String, _ fault: String?) -> HTML {
        let undo: HTML = """
            <form method="post" action="\(address)">\(frame.formStart(name: name))
            <input type="hidden" name="\(EditRoom.Field.read)" value="\(read.description)">
            <input type="hidden" name="\(EditRoom.Field.note)" value="Terug naar de vorige tekst">
            <textarea name="\(EditRoom.Field.text)" hidden aria-hidden="true">\n\(before)</textarea>
            <button name="\(EditRoom.Field.action)" value="bewaar" class="quiet">Terug naar de vorige tekst</button></form>
            """
        return """
            <div class="verdict good" role="status" id="melding"><p><strong>Bewaard.</strong> \(fault ?? "")</p>\(undo, if: before != text)</div>
            """
    }

    private func conflict(_ theirs: String) -> HTML {
        let difference = WordDifference(from: Self.paragraphs(of: theirs), to: Self.paragraphs(of: text))
        return """
            <section class="fault" role="alert" id="melding" aria-labelledby="botsing">
            <h2 id="botsing">Een collega bewaarde intussen een andere tekst</h2>
            <p>Er is niets overschreven. Uw tekst staat nog in het tekstvak. Hieronder ziet u het verschil: wat alleen bij uw \
            collega staat, is doorgestreept; wat alleen bij u staat, is onderstreept.</p>
            <div class="difference">\(DifferenceSection.changes(in: difference))</div>
            <p><label for="van-collega">De tekst van uw collega</label></p>
            <textarea id="van-collega" readonly rows="\(Self.rows(for: theirs))">\n\(theirs)</textarea>
            <p>Neem in het tekstvak over wat u van uw collega wilt houden, en kies Bewaar. Of \
            <a href="\(address)">ga verder met de tekst van uw collega</a>.</p>
            </section>
            """
    }

    private static func paragraphs(of text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    private static func rows(for text: String) -> Int {
        min(
            max(
                text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + 1 + $1.count / 60 } + 1,
                5), 24)
    }

    private var address: String { frame.href(.edit(piece, choices)) }

    // MARK: The form

    private var form: HTML {
        """
        <form method="post" action="\(address)" id="schrijven" data-writing>
        \(frame.formToken)
        <input type="hidden" name="\(EditRoom.Field.read)" value="\(read.description)">
        <label for="tekst" class="field-name">De tekst</label>
        <p class="note" id="tekst-uitleg">Een regel met ## is een kop. Een regel met 1. of met - is een punt van een lijst. \
        Tussen ** en ** staat vet. Een lege regel begint een nieuwe alinea.</p>
        <div class="tools" role="toolbar" aria-label="Opmaak" aria-controls="tekst">
        <button type="button" data-mark="heading">Kop</button>
        <button type="button" data-mark="numbers">Genummerde lijst</button>
        <button type="button" data-mark="points">Lijst</button>
        <button type="button" data-mark="strong"><b>Vet</b></button>
        <button type="button" data-undo>Terug</button>
        </div>
        <textarea id="tekst" name="\(EditRoom.Field.text)" rows="\(Self.rows(for: text))" lang="nl" spellcheck="true" \
        aria-describedby="tekst-uitleg">\n\(text)</textarea>
        \(inserts)
        \(frame.nameField(name))
        <p class="field"><label for="opmerking">Wat veranderde u? <span class="note">(mag leeg blijven)</span></label>
        <input id="opmerking" name="\(EditRoom.Field.note)" value="\(note)" maxlength="200" autocomplete="off"></p>
        <p class="buttons"><button name="\(EditRoom.Field.action)" value="bewaar" class="main">Bewaar</button>
        <button name="\(EditRoom.Field.action)" value="bekijk">Bekijk zonder te bewaren</button>
        <span class="note" id="bezig" role="status"></span></p>
        </form>
        """
    }

    private var forms: HTML {
        guard case .block(let name, let condition) = section?.marker else { return .nothing }
        return PieceForms(
            name: name, condition: condition, read: read, address: address, writer: self.name, frame: frame
        ).html
    }

    private var inserts: HTML {
        guard !placeholders.isEmpty else { return .nothing }
        return """
            <details class="inserts"><summary>Invulplekken: wat het programma invult</summary>
            <ul>\(placeholders.map { placeholder in
                """
                <li><button type="button" data-insert="{{\(placeholder.name)}}">Voeg in</button> <span>\
                <b>\(placeholder.meaningInDutch)</b><br><code>{{\(placeholder.name)}}</code></span></li>
                """ as HTML
            })</ul></details>
            """
    }
}

extension Placeholder {
    /// What comes in its place.
    fileprivate var meaningInDutch: String {
        switch self {
        case .salutation: "De aanhef, zoals: Geachte mevrouw De Vries"
        case .reference: "Het kenmerk van de brief"
        case .ward: "Voor wie de curator de brief krijgt"
        case .date: "De datum van de brief"
        case .sender(let name, let text): "\(SenderWords.meaning(of: name)): \(text)"
        }
    }
}
