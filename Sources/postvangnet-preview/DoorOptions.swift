import ArgumentParser
import PreviewSite
import SystemPackage

/// By which way the site is reached.
struct DoorOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Where the site is, by default 8080; 0 takes any port that is free.", valueName: "PORT"))
    var port: Int?

    @Option(name: .long, help: ArgumentHelp("A Unix socket for a web server, in place of a port.", valueName: "PATH"))
    var socket: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --socket: what that web server is to browsers, such as https://brieven.example.nl.", valueName: "SITE"
        ))
    var site: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --socket: the field in which that web server gives the name of who is logged in.", valueName: "NAME"))
    var userHeader: String?

    func validate() throws { _ = try door() }

    /// A name that a request carries counts only where a web server of ours alone can ask: never by a port.
    func door() throws(ValidationError) -> DeskDoor {
        guard let socket else {
            guard site == nil, userHeader == nil else {
                throw ValidationError(
                    "--site en --user-header horen bij --socket: op een poort kan iedereen een naam meesturen.")
            }
            let port = port ?? 8080
            guard (0...65535).contains(port) else {
                throw ValidationError("--port is een getal van 0 tot en met 65535.")
            }
            return .port(port)
        }
        guard port == nil else { throw ValidationError("Kies --socket of --port, niet allebei.") }
        guard let site = site.flatMap(SiteOrigin.init) else {
            throw ValidationError(
                "--site is het adres van de webserver voor --socket, zoals https://brieven.example.nl, zonder / erachter."
            )
        }
        guard let userHeader else { return .socket(FilePath(socket), site: site, userHeader: nil) }
        guard let name = UserHeader(userHeader) else {
            throw ValidationError("--user-header is de naam van een veld, zoals X-Desk-User.")
        }
        return .socket(FilePath(socket), site: site, userHeader: name)
    }
}
