public import ArgumentParser
import AudienceSelection
import FallbackRun
import Foundation
public import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// The option that all commands of a workspace share.
struct WorkspaceOption: ParsableArguments {
    @Option(
        name: .customLong("workspace"),
        help: ArgumentHelp(
            "The workspace; the default is that of \(WorkspacePlace.variable), else the current folder.",
            valueName: "DIR"))
    var named: String?

    func validate() throws {
        // A script's variable that is not set must not stand for the folder that the script happens to be in.
        guard named != "" else { throw ValidationError("--workspace is empty. Name a folder.") }
    }

    @Flag(name: .long, help: "This machine's clock is right, though the ledger makes it unlikely; recorded.")
    var clockIsRight = false

    /// - Parameters:
    ///   - console: tells of times that a test goes on with.
    ///   - toUpgrade: whether it may be a workspace of an earlier version.
    func open(telling console: Console = Console(format: .text), toUpgrade: Bool = false) throws -> Workspace {
        let place = try WorkspacePlace(
            named: named, environment: ProcessInfo.processInfo.environment,
            here: FilePath(FileManager.default.currentDirectoryPath))
        let workspace = try Workspace(
            at: place.folder, clock: .ofThisMachine(), user: operatingSystemUser(),
            setTo: DutchClock.setInEnvironment,
            times: TimeWatch(clockIsRightBy: clockIsRight ? operatingSystemUser() : nil) { doubt in
                console.say("Warning, as this is a test: \(doubt)")
            }, toUpgrade: toUpgrade)
        // What SQLite sorts on disk is personal data too: it stays with the rest of it, not in /var/tmp.
        unsafe setenv("SQLITE_TMPDIR", workspace.root.string, 1)
        return workspace
    }
}

extension WorkspaceOption {
    /// The same for what needs letters only: a workspace for texts will do.
    func openToWrite() throws -> WritingPlace {
        do { return WritingPlace(try open()) } catch WorkspaceError.textsOnly(let root) {
            return try WritingPlace(
                ofTextsAt: root, clock: .ofThisMachine(), user: operatingSystemUser(),
                setTo: DutchClock.setInEnvironment)
        }
    }
}

struct FormatOption: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(name: .long, help: "text or json.")
    var format = Format.text

    /// Writes an answer as text or JSON.
    func answer(text: @autoclosure () throws -> String, json: @autoclosure () throws -> [UInt8]) throws {
        try StandardOutput.write(format == .text ? Array(text().utf8) : json())
    }
}

/// The same with a page to look at.
struct PageFormatOption: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    @Option(name: .long, help: "text, json, or html: a page with charts that needs no other file.")
    var format = Format.text

    /// Writes an answer as text, JSON or a page.
    func answer(
        text: @autoclosure () throws -> String, json: @autoclosure () throws -> [UInt8],
        html: @autoclosure () throws -> [UInt8]
    ) throws {
        switch format {
        case .text: try StandardOutput.write(Array(text().utf8))
        case .json: try StandardOutput.write(json())
        case .html: try StandardOutput.write(html())
        }
    }
}

extension RunID: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Instant: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Shard: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

struct WorkersOption: ParsableArguments {
    @Option(
        name: .customLong("workers"),
        help: ArgumentHelp("How many batches are worked on side by side; the default is one a core.", valueName: "N"))
    var number: Int?

    func validate() throws {
        guard number.map({ (1...1024).contains($0) }) ?? true else {
            throw ValidationError("--workers is a number from 1 to 1024.")
        }
    }

    var count: Int { number ?? ProcessInfo.processInfo.activeProcessorCount }
}

extension Workers {
    /// Processes of this same program.
    static func ofThisProgram(_ count: Int = ProcessInfo.processInfo.activeProcessorCount) -> Workers {
        // The file that runs now, also where an upgrade has just put another in its place.
        Workers(program: "/proc/self/exe", count: count)
    }
}

extension ReadingProgram {
    /// Processes of this same program.
    static let ofThisProgram = ReadingProgram(program: Workers.ofThisProgram().program)
}

extension LockHolder {
    static var thisCommand: LockHolder {
        let words = CommandLine.arguments.dropFirst()
        let run = words.dropFirst().first { RunID($0) != nil }
        return LockHolder(
            process: getpid(), host: ProcessInfo.processInfo.hostName,
            command: ["postvangnet", words.first, run].compactMap(\.self).joined(separator: " "), since: .now)
    }
}

extension Instant {
    /// By the wall clock, in whole seconds. Asked by `DutchClock`, and for logs and locks: these are compared with those
    /// of other programs of this machine.
    static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000) }
}

extension DutchClock {
    static func ofThisMachine() throws -> DutchClock { DutchClock(time: try DutchTime()) { .now } }

    /// What a test may set its clock to; nil where nobody does.
    static var setInEnvironment: String? { ProcessInfo.processInfo.environment["POSTVANGNET_CLOCK"] }

    /// For a workspace that can only be a test.
    static func ofTest() throws -> DutchClock {
        let clock = try ofThisMachine()
        return try setInEnvironment.map(clock.set) ?? clock
    }
}

/// The person at the keyboard, as the system knows them. The environment is not asked: anybody can set it.
func operatingSystemUser() -> String {
    let user = geteuid()
    guard let entry = unsafe getpwuid(user), let name = unsafe entry.pointee.pw_name else { return "uid \(user)" }
    return unsafe String(cString: name)
}

extension Workspace {
    func locked<Result>(_ work: () throws -> Result) throws -> Result { try locked(by: .thisCommand, .alone, work) }

    func locked<Result>(_ work: () async throws -> Result) async throws -> Result {
        try await locked(by: .thisCommand, .alone, work)
    }
}
