public import ArgumentParser
import AudienceSelection
import FallbackRun
import Foundation
public import MailboxDomain
import PrintHouse
import SystemPackage

/// The option that all commands of a workspace share.
struct WorkspaceOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The workspace.", valueName: "DIR"))
    var workspace = "."

    func open() throws -> Workspace {
        let workspace = try Workspace(at: FilePath(workspace))
        // What SQLite sorts on disk is personal data too: it stays with the rest of it, not in /var/tmp.
        setenv("SQLITE_TMPDIR", workspace.root.string, 1)
        return workspace
    }
}

struct FormatOption: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(name: .long, help: "text or json.")
    var format = Format.text

    /// Prints an answer as text or JSON.
    func print(text: @autoclosure () throws -> String, json: @autoclosure () throws -> [UInt8]) throws {
        let bytes = try format == .text ? Array(text().utf8) : json()
        Swift.print(String(decoding: bytes, as: UTF8.self), terminator: "")
    }
}

extension RunID: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Shard: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension FallbackRun {
    init(_ id: RunID, in workspace: Workspace) { self.init(id, in: workspace, now: { .now }) }
}

extension Instant {
    /// By the wall clock, in whole seconds.
    static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000) }
}

/// The day that it is in the Netherlands.
func today() throws -> CalendarDate {
    guard let time = DutchTime() else { throw RunError.missingTimeZoneData }
    return time.date(of: .now)
}

/// The person at the keyboard, as the system knows them.
func operatingSystemUser() -> String { NSUserName() }
