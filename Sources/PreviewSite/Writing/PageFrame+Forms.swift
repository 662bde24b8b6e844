import Markup

/// What every form that changes something holds.
extension PageFrame {
    var canWrite: Bool { token != nil }

    /// Shows that the form is ours.
    var formToken: HTML {
        token.map { #"<input type="hidden" name="\#(WriteToken.field)" value="\#($0)">"# } ?? .nothing
    }

    /// Who writes, where no login says it.
    ///
    /// - Parameter id: of the field; a page has each once.
    func nameField(_ name: String, id: String = "naam") -> HTML {
        guard !visitor.isKnown else { return .nothing }
        return """
            <p class="field"><label for="\(id)">Uw naam <span class="note">(komt bij de versie te staan)</span></label>
            <input id="\(id)" name="\(Writer.field)" value="\(name)" maxlength="100" autocomplete="name" data-name></p>
            """
    }

    /// Both for a form of one button: who writes has said so before.
    func formStart(name: String) -> HTML {
        """
        \(formToken)\(#"<input type="hidden" name="\#(Writer.field)" value="\#(name)">"#, if: !visitor.isKnown)
        """
    }
}
