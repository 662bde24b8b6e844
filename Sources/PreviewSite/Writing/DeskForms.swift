import HTTPTypes

/// Does what the forms of the desk ask for. The token that shows that a form is ours is looked at here, for all of them.
struct DeskForms: Sendable {
    /// For who sends the form.
    let pages: DeskPages
    let writing: DeskWriting
    let visitor: Visitor
    let history: TextHistory

    /// Whether an address takes a form at all: of another the body is not read.
    func takes(_ address: DeskAddress) -> Bool {
        switch address {
        case .edit, .senderValue, .header, .drawings, .compare, .signOff, .paste: true
        default: false
        }
    }

    func answer(_ address: DeskAddress, _ form: SentForm) async throws -> DeskAnswer {
        let isOurs = form[WriteToken.field].map { writing.token.accepts($0, from: visitor, at: writing.now()) } ?? false
        switch address {
        // What somebody wrote is shown again with a new token, and not lost.
        case .edit(let piece, let choices):
            return try await EditRoom(piece: piece, choices: choices, pages: pages)
                .answer(form, writing, visitor, isOurs: isOurs)
        case .senderValue(let name, let choices):
            return try await SettingsRoom(senderValue: name, choices, pages)
                .answer(form, writing, visitor, isOurs: isOurs)
        case .header(let product, let choices):
            return try await SettingsRoom(header: product, choices, pages)
                .answer(form, writing, visitor, isOurs: isOurs)
        case .paste: return try await PasteRoom(pages: pages).answer(form)
        case .signOff(let product):
            return try await SigningRoom(product: product, pages: pages).answer(form, writing, visitor, isOurs: isOurs)
        default: break
        }
        guard isOurs else { throw Self.tooOld }
        switch address {
        case .drawings: return try await DrawingsRoom(pages: pages).answer(form, writing, visitor)
        case .compare(let product, let choice):
            return try await HistoryRoom(pages: pages, history: history).answer(product, choice, form, writing, visitor)
        default: throw RequestGate.Refusal(status: .methodNotAllowed, reason: "Dit adres is geen formulier.")
        }
    }

    /// Turns away what came without a token, or with an old one.
    static let tooOld = RequestGate.Refusal(
        status: .forbidden,
        reason:
            "Deze pagina stond te lang open, of het programma is opnieuw gestart. Ga terug, laad haar opnieuw en probeer "
            + "het nog eens.")
}
