import Markup

/// A field of a form, with what it means.
struct FormField: Sendable {
    enum Kind: Sendable {
        case line, paragraph, date, number, tick
        case choice([(value: String, name: String)])
    }

    var name: String
    var label: String
    var meaning: String
    var kind: Kind = .line
    /// `ja` or nothing for a tick.
    var value: String
    /// What somebody else saved meanwhile; nil where that is the same.
    var theirs: String?

    /// The value as a person reads it.
    var shown: String {
        guard case .choice(let options) = kind else { return value }
        return options.first { $0.value == value }?.name ?? value
    }

    var html: HTML {
        let id = "veld-\(name.replacing(".", with: "-"))"
        let note = "\(id)-uitleg"
        let about: HTML = """
            \(#"<span class="note" id="\#(note)">\#(meaning)</span>"#, if: !meaning.isEmpty)\
            \(theirs.map { #"<span class="theirs">Uw collega bewaarde hier: <b>\#($0.isEmpty ? "(leeg)" : $0)</b></span>"# } ?? HTML.nothing)
            """
        let describedBy: HTML = meaning.isEmpty ? .nothing : #" aria-describedby="\#(note)""#
        if case .tick = kind {
            return """
                <p class="tick"><input type="checkbox" id="\(id)" name="\(name)" value="ja"\(" checked", if: value == "ja")\(describedBy)>\
                <label for="\(id)">\(label)</label> \(about)</p>
                """
        }
        return #"<p class="field"><label for="\#(id)">\#(label)</label> \#(about)\#(input(id, describedBy))</p>"#
    }

    private func input(_ id: String, _ describedBy: HTML) -> HTML {
        switch kind {
        case .line, .tick: #"<input id="\#(id)" name="\#(name)" value="\#(value)" autocomplete="off"\#(describedBy)>"#
        case .date: #"<input type="date" id="\#(id)" name="\#(name)" value="\#(value)"\#(describedBy)>"#
        case .number:
            #"<input type="number" min="1" max="99" id="\#(id)" name="\#(name)" value="\#(value)"\#(describedBy)>"#
        case .paragraph:
            """
            <textarea id="\(id)" name="\(name)" rows="3" lang="nl"\(describedBy)>\n\(value)</textarea>
            """
        case .choice(let options):
            """
            <select id="\(id)" name="\(name)"\(describedBy)>\(options.map { option in
                #"<option value="\#(option.value)"\#(" selected", if: option.value == value)>\#(option.name)</option>"# as HTML
            })</select>
            """
        }
    }
}
