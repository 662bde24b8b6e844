import LetterComposition
import MailboxDomain
import Markup
import Stationery

/// All that letters say of their sender, and when somebody last looked whether it is right.
struct SenderPage: Sendable {
    struct Entry: Sendable {
        var name: String
        var settings: SenderSettings
        var value: Sender.Value
        var users: Int
    }

    var entries: [Entry]
    /// What is wrong with the file, in Dutch.
    var faults: [Finding]
    let frame: PageFrame

    var html: String {
        frame.page(
            "Gegevens van de afzender", at: .sender,
            """
            <h1>Gegevens van de afzender</h1>
            <p class="lead">Telefoonnummers, adressen en namen in de brieven. Elk staat hier één keer: verandert u het, dan \
            verandert het in elke brief.</p>
            \(#"<div class="fault"><ul>\#(faults.map { #"<li><b>\#($0.place.inDutch)</b> \#($0.inDutch)</li>"# as HTML })</ul></div>"#, if: !faults.isEmpty)
            <table class="values"><caption class="unseen">Gegevens van de afzender</caption>
            <thead><tr><th scope="col">Wat</th><th scope="col">Waarde</th></tr></thead>
            <tbody>\(entries.map(row))</tbody></table>
            """)
    }

    private func row(_ entry: Entry) -> HTML {
        let title = entry.settings.title
        return """
            <tr id="\(entry.name)"><th scope="row">\(title)<br><span class="note">\(entry.users == 1 ? "in 1 brief" : "in \(entry.users) brieven")</span></th>
            <td>\(entry.value.text)<br><span class="note">Gecontroleerd op \(entry.value.checkedOn.inDutchWords), bron: \(entry.value.source)\
            \(entry.value.isSample ? ". Verzonnen waarde." : "")</span>
            \(#"<br><a href="\#(frame.href(.senderValue(entry.name, EditChoices())))" class="edit">Bewerk <span class="unseen">\#(title)</span></a>"#, if: frame.canWrite)</td></tr>
            """
    }
}
