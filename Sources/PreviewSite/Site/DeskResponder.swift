import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Answers requests: every address is one of a closed set, and nothing of one that asks for a page reaches the file system.
/// Forms change texts, at places of a closed set too (`DeskForms`).
struct DeskResponder: HTTPResponder {
    typealias Context = DeskContext

    let desk: Desk
    let pages: DeskPages
    let door: DeskDoor
    let history: TextHistory

    func respond(to request: Request, context: Context) async throws -> Response {
        var response: Response
        do {
            let gate = RequestGate(door, port: context.port, canWrite: pages.writing != nil)
            try gate.check(request.head)
            let visitor = try gate.visitor(of: request.head)
            let pages = pages.shown(to: visitor)
            if request.method == .post, let writing = pages.writing {
                response = try await answer(
                    request, DeskForms(pages: pages, writing: writing, visitor: visitor, history: history))
            } else {
                response = try await answer(request, pages)
            }
        } catch let refusal as RequestGate.Refusal {
            response = message(refusal)
        } catch {
            context.logger.error("\(error)")
            response = message(
                RequestGate.Refusal(
                    status: .internalServerError,
                    reason: "Er ging iets mis in het programma. Probeer het nog eens. Blijft het zo? Meld het dan."))
        }
        response.headers.append(contentsOf: Self.headers)
        // What is left of such a request is not read, however long somebody goes on sending it.
        if request.method == .post, response.headers[.connection] == "close" { context.letGo() }
        if request.method == .head { return response.createHeadResponse() }
        return response
    }

    private func answer(_ request: Request, _ pages: DeskPages) async throws -> Response {
        switch try address(of: request) {
        case .edit(let piece, let choices):
            try pages.checkWriting()
            return page(try await EditRoom(piece: piece, choices: choices, pages: pages).page().found)
        case .senderValue(let name, let choices):
            try pages.checkWriting()
            return page(try await SettingsRoom(senderValue: name, choices, pages).page().found)
        case .header(let product, let choices):
            try pages.checkWriting()
            return page(try await SettingsRoom(header: product, choices, pages).page().found)
        case .sender: return page(try await pages.sender())
        case .paste:
            try pages.checkWriting()
            return page(PasteRoom(pages: pages).page)
        case .drawings: return page(try await DrawingsRoom(pages: pages).page())
        case .drawing(let name): return file(Array(try await desk.drawing(named: name).found.utf8), "image/svg+xml")
        case .sentDrawing(let digest):
            return file(Array(try await desk.sentDrawing(digest).found.utf8), "image/svg+xml")
        case .history(let product):
            return page(try await HistoryRoom(pages: pages, history: history).list(of: product))
        case .compare(let product, let choice):
            return page(try await HistoryRoom(pages: pages, history: history).comparison(of: product, choice).found)
        case .compareChosen: throw Self.notThere
        case .editScript: return file(PackageResources.bewerk_js, "text/javascript; charset=utf-8")
        case .overview: return page(try await pages.overview())
        case .readers: return page(try await pages.readers())
        case .template(let product, let choices):
            guard let html = try await pages.template(product, choices) else { throw Self.notThere }
            return page(html)
        case .signOff(let product):
            return page(try await pages.signOff(product))
        case .forms(let product): return page(try await pages.forms(product))
        case .readersTest(let product): return page(try await pages.readersTest(product))
        case .testPrint(let product, let reader, let layout):
            guard let bytes = try await desk.testPrint(product, to: reader, on: layout) else { throw Self.notThere }
            return file(bytes, "application/pdf")
        case .picture(let key):
            guard let bytes = try await desk.picture(key) else { throw Self.notThere }
            // Its address holds the version of all that it is drawn from.
            return file(bytes, "image/png", caching: "private, max-age=31536000, immutable")
        case .style: return file(PackageResources.desk_css + PackageResources.writing_css, "text/css; charset=utf-8")
        case .script: return file(PackageResources.desk_js, "text/javascript; charset=utf-8")
        case .icon: return file(PackageResources.icoon_svg, "image/svg+xml")
        case .live: return ChangeStream(desk: desk).response
        }
    }

    private func address(of request: Request) throws(RequestGate.Refusal) -> DeskAddress {
        guard
            let address = DeskAddress(
                path: request.uri.path, query: request.uri.query, defaultReader: desk.personas.first.id)
        else { throw Self.notThere }
        return address
    }

    /// Does what a form asks for, where its address takes one.
    private func answer(_ request: Request, _ forms: DeskForms) async throws -> Response {
        let address = try address(of: request)
        guard forms.takes(address) else {
            throw RequestGate.Refusal(status: .methodNotAllowed, reason: "Dit adres is geen formulier.")
        }
        switch try await forms.answer(address, SentForm.read(request)) {
        case .page(let html, let status): return page(html, status: status)
        case .see(let address):
            guard let place = forms.pages.frame.links.link(to: address) else { throw Self.notThere }
            return Response(status: .seeOther, headers: [.location: place, .cacheControl: "no-store"])
        }
    }

    static let notThere = RequestGate.Refusal(status: .notFound, reason: "Deze pagina is er niet.")

    private func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = file(Array(html.utf8), "text/html; charset=utf-8")
        response.status = status
        return response
    }

    private func file(_ bytes: [UInt8], _ type: String, caching: String = "no-store") -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: caching],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func message(_ refusal: RequestGate.Refusal) -> Response {
        var response = page(
            MessagePage(title: "Dit kan niet", text: refusal.reason, frame: pages.frame).html, status: refusal.status)
        if refusal.status == .methodNotAllowed {
            response.headers[.allow] = pages.writing == nil ? "GET, HEAD" : "GET, HEAD, POST"
        }
        // What is left of a request that is turned away is not read.
        response.headers[.connection] = "close"
        return response
    }

    private static let headers: HTTPFields = {
        var fields: HTTPFields = [
            .contentSecurityPolicy:
                "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff",
        ]
        let others = [
            // With none at all browsers say of a form that it comes from nowhere (Fetch, "Origin").
            "Referrer-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        ]
        for (name, value) in others { if let name = HTTPField.Name(name) { fields[name] = value } }
        return fields
    }()
}

/// What is known of the connection that a request came by.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// That the server listens on; 0 for a socket.
    let port: Int
    private let channel: any Channel

    /// An answer is read in much less.
    private static let farewell = TimeAmount.seconds(5)

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        port = source.channel.localAddress?.port ?? 0
        channel = source.channel
    }

    /// Ends the connection when the answer has had time to arrive.
    func letGo() {
        channel.eventLoop.scheduleTask(in: Self.farewell) { [channel] in channel.close(promise: nil) }
    }
}
