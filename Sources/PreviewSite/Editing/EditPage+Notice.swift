import Markup

extension EditPage.Notice {
    /// What is said above a form that was sent.
    var box: HTML {
        switch self {
        case .saved(_, let fault):
            #"<div class="verdict good" role="status" id="melding"><p><strong>Bewaard.</strong> \#(fault ?? "")</p></div>"#
        case .conflict, .moved:
            """
            <div class="fault" role="alert" id="melding"><p><strong>Een collega bewaarde intussen iets anders.</strong> Er is \
            niets overschreven. Bij de velden hieronder staat wat uw collega schreef. Kies wat er moet staan, en bewaar.</p></div>
            """
        case .noName:
            """
            <div class="fault" role="alert" id="melding"><p><strong>Nog niet bewaard.</strong> Typ eerst uw naam: bij elke \
            versie staat van wie ze is.</p></div>
            """
        case .tooOld:
            """
            <div class="fault" role="alert" id="melding"><p><strong>Nog niet bewaard.</strong> Deze pagina stond lang open, of \
            het programma is opnieuw gestart. Wat u schreef, staat hieronder. Kies nog een keer Bewaar.</p></div>
            """
        case .refused(let reason):
            """
            <div class="fault" role="alert" id="melding"><p><strong>Nog niet bewaard.</strong> \(reason)</p></div>
            """
        }
    }
}
