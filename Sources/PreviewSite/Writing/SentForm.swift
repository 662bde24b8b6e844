import HTTPTypes
import Hummingbird
import NIOCore
import WebForms

/// A form as it was sent: its fields, and a file where it is one to send files with.
struct SentForm: Sendable {
    let fields: FormFields
    let file: UploadForm.File?

    /// The field in which a file comes.
    static let fileField = "bestand"
    /// A text, three bytes a character on the way, and the one that it takes the place of.
    private static let mostFields = 400_000
    /// A drawing, with the form around it.
    private static let mostUpload = 130_000
    /// A form is there in a moment; who sends it a byte at a time holds a connection no longer than this.
    private static let patience = Duration.seconds(20)

    subscript(name: String) -> String? { fields[name] }

    /// Reads the body of a request, to its limit in size and time.
    static func read(_ request: Request) async throws -> SentForm {
        let type = request.headers[.contentType] ?? ""
        let boundary = UploadForm.boundary(of: type)
        guard boundary != nil || type.split(separator: ";").first == "application/x-www-form-urlencoded" else {
            throw RequestGate.Refusal(
                status: .unsupportedMediaType, reason: "Dit is geen formulier van deze pagina's.")
        }
        let most = boundary == nil ? mostFields : mostUpload
        let tooLarge = RequestGate.Refusal(
            status: .contentTooLarge,
            reason: "Dit is groter dan \(most / 1000) kB. Zo groot is geen tekst of tekening van een brief.")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most { throw tooLarge }
        let bytes: [UInt8]
        do { bytes = try await body(of: request, upTo: most) } catch is NIOTooManyBytesError { throw tooLarge } catch {
            // What is no HTTP, or ends before its end, is no form either.
            throw error as? RequestGate.Refusal ?? unreadable
        }
        if let boundary {
            if let form = UploadForm(bytes, boundary: boundary) {
                return SentForm(fields: form.fields, file: form[file: fileField])
            }
        } else if let fields = FormFields(encoded: bytes) {
            return SentForm(fields: fields, file: nil)
        }
        throw unreadable
    }

    private static let unreadable = RequestGate.Refusal(
        status: .badRequest, reason: "Dit formulier is niet te lezen. Laad de pagina opnieuw.")

    private static func body(of request: Request, upTo most: Int) async throws -> [UInt8] {
        let body = request.body
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                let buffer = try await body.collect(upTo: most)
                return Array(buffer.readableBytesView)
            }
            group.addTask {
                try await Task.sleep(for: patience)
                throw RequestGate.Refusal(
                    status: .requestTimeout, reason: "Het duurde te lang voor alles er was. Probeer het nog eens.")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}
