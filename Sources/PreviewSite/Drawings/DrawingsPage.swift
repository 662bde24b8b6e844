import LetterComposition
import Markup
import PaperMail

/// All drawings, and a form for another.
struct DrawingsPage: Sendable {
    struct Drawing: Sendable {
        var name: String
        /// Whether it passed the check.
        var isRight: Bool
        var users: [Product]
    }

    var drawings: [Drawing]
    /// What was sent and is not saved.
    var upload: DrawingsRoom.Upload?
    var notice: EditPage.Notice?
    var name: String
    let frame: PageFrame

    var html: String {
        frame.page(
            "Tekeningen", at: .drawings,
            """
            <h1>Tekeningen</h1>
            <p class="lead">Zwarte lijntekeningen die naast een stap of een stuk tekst staan. Welke waar staat, kiest u bij de \
            brief zelf.</p>
            \(notice?.box ?? HTML.nothing)
            \(looked)
            <ul class="drawings">\(drawings.map(card))</ul>
            \(form, if: frame.canWrite)
            """)
    }

    private func card(_ drawing: Drawing) -> HTML {
        let picture: HTML =
            drawing.isRight
            ? #"<img src="\#(frame.href(.drawing(drawing.name)))" alt="Tekening \#(drawing.name)" width="120" height="100">"#
            : #"<p class="no-picture">Deze kan niet in een brief</p>"#
        return """
            <li><div class="thumbnail">\(picture)</div><h2>\(drawing.name)</h2>
            <p class="note">\(drawing.users.isEmpty ? "Nog in geen brief" : drawing.users.map(\.inDutch).joined(separator: "; "))</p></li>
            """
    }

    private var form: HTML {
        """
        <section aria-labelledby="nieuw"><h2 id="nieuw">Een nieuwe tekening</h2>
        <form method="post" action="\(frame.href(.drawings))" enctype="multipart/form-data" class="narrow">\(frame.formToken)
        <p class="field"><label for="bestand">Bestand <span class="note">(SVG, hoogstens 100 kB: alleen zwarte lijnen en \
        vormen, geen tekst of plaatjes)</span></label>
        <input type="file" id="bestand" name="\(SentForm.fileField)" accept=".svg,image/svg+xml" required></p>
        <p class="field"><label for="tekening">Naam <span class="note">(mag leeg: dan heet hij als het bestand)</span></label>
        <input id="tekening" name="\(DrawingsRoom.Field.name)" maxlength="64" autocomplete="off"></p>
        <p class="buttons"><button name="\(EditRoom.Field.action)" value="bekijk">Bekijk en controleer</button></p>
        </form></section>
        """
    }

    /// What was sent: as it looks, and what is next.
    private var looked: HTML {
        guard let upload else { return .nothing }
        if let fault = upload.fault {
            return """
                <div class="fault" role="alert" id="tekening-fout"><p><strong>Deze tekening kan niet in een brief.</strong> \
                \(fault)</p></div>
                """
        }
        return """
            <section class="upload" aria-labelledby="gestuurd"><h2 id="gestuurd">Zo ziet \(upload.name) eruit</h2>
            <div class="thumbnail"><img src="\(frame.href(.sentDrawing(upload.digest)))" alt="De tekening die u stuurde" width="240" height="200"></div>
            <form method="post" action="\(frame.href(.drawings))" class="narrow">\(frame.formToken)
            <textarea name="\(DrawingsRoom.Field.svg)" hidden aria-hidden="true">\n\(upload.svg)</textarea>
            <p class="field"><label for="gestuurde-naam">Naam</label>
            <input id="gestuurde-naam" name="\(DrawingsRoom.Field.name)" value="\(upload.name)" maxlength="64" autocomplete="off"></p>
            \(replacing(upload))
            \(frame.nameField(name))
            <p class="buttons"><button name="\(EditRoom.Field.action)" value="bewaar" class="main">Bewaar deze tekening</button></p>
            </form></section>
            """
    }

    private func replacing(_ upload: DrawingsRoom.Upload) -> HTML {
        guard let existing = upload.existing else { return .nothing }
        return """
            <input type="hidden" name="\(DrawingsRoom.Field.read)" value="\(existing.description)">
            <p class="tick"><input type="checkbox" id="vervang" name="\(DrawingsRoom.Field.replaces)" value="ja"><label for="vervang">\
            In plaats van de tekening \(upload.name) die er al is</label></p>
            """
    }
}
