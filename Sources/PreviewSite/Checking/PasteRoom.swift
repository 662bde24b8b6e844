import HTTPTypes

/// Checks a text that somebody pasted. Nothing is changed or kept, so a form needs no token.
struct PasteRoom: Sendable {
    let pages: DeskPages

    /// Of the form.
    static let field = "tekst"

    /// The page before anything was sent. It has no version: a page that is renewed would lose what somebody typed.
    var page: String { PastePage(frame: pages.frame).html }

    func answer(_ form: SentForm) async throws -> DeskAnswer {
        guard let text = form[Self.field] else {
            throw RequestGate.Refusal(status: .badRequest, reason: "In dit formulier ontbreekt iets.")
        }
        return .page(PastePage(text: text, report: try await pages.desk.report(on: text), frame: pages.frame).html)
    }
}
