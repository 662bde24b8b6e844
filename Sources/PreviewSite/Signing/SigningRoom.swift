import HTTPTypes
import LetterComposition
import Stationery

/// Signs a text off: what somebody saw, for a role, under their own name.
struct SigningRoom: Sendable {
    let product: Product
    let pages: DeskPages

    /// Fields of the form.
    enum Field {
        static let role = "rol"
        static let code = "kenmerk"
    }

    /// Why nothing was recorded; it stands above the page again.
    enum Notice: Hashable, Sendable {
        case noName
        /// The form was of a page that stood open too long.
        case tooOld
        /// In Dutch.
        case refused(String)

        var inDutch: String {
            switch self {
            case .noName: "Typ eerst uw naam: bij een akkoord staat van wie het is."
            case .tooOld:
                "Deze pagina stond lang open, of het programma is opnieuw gestart. Kijk nog een keer of u akkoord bent, en kies "
                    + "dan opnieuw."
            case .refused(let reason): reason
            }
        }
    }

    /// - Parameter isOurs: whether the form has the token of a page that we sent.
    func answer(_ form: SentForm, _ writing: DeskWriting, _ visitor: Visitor, isOurs: Bool) async throws -> DeskAnswer {
        guard let role = form[Field.role].flatMap({ SignOff.Role(rawValue: $0) }), let code = form[Field.code],
            code.wholeMatch(of: /[0-9a-f]{16}/) != nil
        else { throw RequestGate.Refusal(status: .badRequest, reason: "In dit formulier ontbreekt iets.") }
        guard isOurs else { return try await again(.tooOld, .forbidden) }
        guard let writer = Writer(visitor, typed: form[Writer.field]) else {
            return try await again(.noName, .badRequest)
        }
        switch try await writing.signing.signOff(product, as: role, by: writer.name, code: code) {
        case .recorded: return .see(.signOff(product))
        case .refused(let reason): return try await again(.refused(reason), .conflict)
        }
    }

    private func again(_ notice: Notice, _ status: HTTPResponse.Status) async throws -> DeskAnswer {
        .page(try await pages.signOff(product, notice), status: status)
    }
}
