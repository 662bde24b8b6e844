import LetterComposition
import Markup
import PaperMail

/// Another form of a piece, for readers in some circumstances; and the end of one.
struct PieceForms: Sendable {
    /// Before the names of the fields.
    static let prefix = "vorm."
    /// What the buttons ask for.
    static let form = "vorm"
    static let remove = "weg"

    var name: BlockName
    var condition: BlockCondition
    var read: FileDigest
    var address: String
    var writer: String
    let frame: PageFrame

    /// Circumstances that the piece says nothing of.
    private var open: [LetterCondition] {
        LetterCondition.allCases.filter { !condition.required.contains($0) && !condition.excluded.contains($0) }
    }

    var html: HTML {
        """
        <details class="forms" id="vormen"><summary>Een andere vorm van dit stuk, of weg ermee</summary>
        \(other, if: !open.isEmpty)
        <form method="post" action="\(address)" class="narrow">\(frame.formToken)
        <input type="hidden" name="\(EditRoom.Field.read)" value="\(read.description)">
        <p class="note">Niemand krijgt dit stuk dan nog. Bij Versies staat het nog.</p>
        \(frame.nameField(writer, id: "naam-weg"))
        <p class="buttons"><button name="\(EditRoom.Field.action)" value="\(Self.remove)">Haal dit stuk weg</button></p></form>
        </details>
        """
    }

    private var other: HTML {
        """
        <form method="post" action="\(address)" class="narrow">\(frame.formToken)
        <input type="hidden" name="\(EditRoom.Field.read)" value="\(read.description)">
        <fieldset><legend>De andere vorm is voor wie</legend>
        \(open.map { circumstance in
            """
            <p class="tick"><input type="checkbox" id="vorm-\(circumstance.rawValue)" name="\(Self.prefix)\(circumstance.rawValue)" value="ja">\
            <label for="vorm-\(circumstance.rawValue)">\(circumstance.whoInDutch)</label></p>
            """ as HTML
        })</fieldset>
        <p class="note">Kiest u er meer, dan is de vorm voor wie dat allemaal is. Alle anderen houden de tekst die er nu staat. \
        De nieuwe vorm begint met dezelfde woorden.</p>
        \(frame.nameField(writer, id: "naam-vorm"))
        <p class="buttons"><button name="\(EditRoom.Field.action)" value="\(Self.form)">Maak deze vorm</button></p></form>
        """
    }

    /// The piece for all others, and last the one for who is in all of the circumstances.
    static func pieces(
        _ name: BlockName, _ condition: BlockCondition, for chosen: [LetterCondition], text: String
    ) -> [(name: BlockName, condition: BlockCondition, text: String)] {
        var pieces: [(name: BlockName, condition: BlockCondition, text: String)] = []
        var own = condition
        for circumstance in chosen {
            var others = own
            others.excluded.insert(circumstance)
            pieces.append((name, others, text))
            own.required.insert(circumstance)
        }
        return pieces + [(name, own, text)]
    }
}
