import LetterComposition
import Markup

/// Settings in a form, and beside it the letter that they make.
struct SettingsPage: Sendable {
    var settings: any Settings
    var lead: String
    var groups: [FormGroup]
    /// What the fields held when the page was made.
    var was: [String: String]
    var choices: EditChoices
    var address: DeskAddress
    var notice: EditPage.Notice?
    var name: String
    var note: String
    /// Letters to show it in.
    var products: [Product]
    var preview: EditPreview
    var personas: Personas
    let frame: PageFrame

    var html: String {
        frame.page(
            settings.title,
            """
            <div class="title">
            <h1>\(settings.title)</h1>
            <p class="lead">\(lead)</p>
            </div>
            \(notice?.box ?? HTML.nothing)
            <div class="writing">
            <form method="post" action="\(frame.href(address))" data-writing>
            \(frame.formToken)
            \(was.sorted { $0.key < $1.key }.map { #"<input type="hidden" name="\#(SettingsRoom.wasPrefix)\#($0.key)" value="\#($0.value)">"# as HTML })
            \(groups.map(html))
            \(frame.nameField(name))
            <p class="field"><label for="opmerking">Waarom verandert u dit? <span class="note">(mag leeg blijven)</span></label>
            <input id="opmerking" name="\(EditRoom.Field.note)" value="\(note)" maxlength="200" autocomplete="off"></p>
            <p class="buttons"><button name="\(EditRoom.Field.action)" value="bewaar" class="main">Bewaar</button>
            <button name="\(EditRoom.Field.action)" value="bekijk">Bekijk zonder te bewaren</button>
            <span class="note" id="bezig" role="status"></span></p>
            </form>
            \(preview.html)
            <div class="extras">
            \(EditChoicesForm(choices: choices, products: products, reader: preview.reader, personas: personas, action: frame.href(address)).html)
            </div>
            </div>
            <script src="\(frame.href(.editScript))" defer></script>
            """)
    }

    private func html(_ group: FormGroup) -> HTML {
        group.title.isEmpty
            ? "\(group.fields.map(\.html))"
            : #"<fieldset class="fields"><legend>\#(group.title)</legend>\#(group.fields.map(\.html))</fieldset>"#
    }
}

/// Which letter and reader something is shown for, while it is edited.
struct EditChoicesForm: Sendable {
    var choices: EditChoices
    /// Letters to choose from.
    var products: [Product]
    var reader: Persona
    var personas: Personas
    /// The address of the page without choices.
    var action: String
    /// What else the page's address says.
    var hidden: [(name: String, value: String)] = []

    var html: HTML {
        """
        <form method="get" action="\(action)" class="choices">
        <h2>Laat zien aan een ander</h2>
        \(hidden.map { #"<input type="hidden" name="\#($0.name)" value="\#($0.value)">"# as HTML })\(letters)
        <p class="field"><label for="lezer">Lezer</label>
        <select id="lezer" name="lezer">\(personas.all.map { persona in
            #"<option value="\#(persona.id)"\#(" selected", if: persona.id == reader.id)>\#(persona.name): \#(persona.about)</option>"# as HTML
        })</select></p>
        <p class="buttons"><button>Laat zien</button></p>
        </form>
        """
    }

    private var letters: HTML {
        guard products.count > 1 else { return .nothing }
        return """
            <p class="field"><label for="brief">Brief of kaart</label>
            <select id="brief" name="brief">\(products.map { product in
                #"<option value="\#(product.rawValue)"\#(" selected", if: product == (choices.product ?? products[0]))>\#(product.inDutch)</option>"# as HTML
            })</select></p>
            """
    }
}
