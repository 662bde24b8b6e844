import Foundation
import MailboxDomain
import Stationery
import StrictFiles
import Subprocess
import SystemPackage

/// The versions of the texts: a git repository in the folder Templates, which any other program for git reads too.
struct TextHistory: Sendable {
    /// Of the texts.
    private let folder: FilePath
    private let program: String

    /// As many as a page can show.
    private static let most = 200
    private static let listLimit = 1 << 20
    /// Of all texts together; drawings are the largest.
    private static let textLimit = 32 << 20

    /// - Parameters:
    ///   - root: a workspace.
    ///   - program: a name to look for on the path.
    init(of root: FilePath, program: String = "git") {
        folder = root.appending("Templates")
        self.program = program
    }

    /// Why there are no versions.
    enum Fault: Error, Hashable, Sendable {
        /// Git is not installed.
        case missing
        case failed(String)

        var inDutch: String {
            switch self {
            case .missing:
                "Git staat niet op deze computer. Bewaren werkt gewoon, maar wat er eerder stond, wordt niet onthouden. Vraag "
                    + "wie de computer beheert om git te installeren."
            case .failed(let reason): "De versie kon niet worden vastgelegd. Git zegt: \(reason)"
            }
        }
    }

    // MARK: Writing

    /// Keeps what somebody changed with another program, before it is changed here.
    func recordOthers(at time: Instant) async throws {
        let isNew = (try? Stat(folder.appending(".git"))) == nil
        if isNew { try await git(["init", "--quiet", "--initial-branch=teksten"]) }
        let changed = try await git(["ls-files", "-z", "--others", "--modified", "--deleted"])
        let paths = Set(String(decoding: changed, as: UTF8.self).split(separator: "\0").map { "Templates/\($0)" })
        let texts = paths.filter(StationeryPath.isText).sorted()
        guard isNew || !texts.isEmpty else { return }
        try await record(
            texts, by: isNew ? "Postvangnet" : "Buiten de schrijftafel",
            note: isNew ? "Zoals het was toen de schrijftafel begon" : "Veranderd met een ander programma", at: time)
    }

    /// Keeps a file as it is now as a version, where it is another than before.
    ///
    /// - Parameter path: from the workspace.
    func record(_ path: String, by writer: Writer, note: String, at time: Instant) async throws {
        try await record([path], by: writer.name, note: note, at: time)
    }

    private func record(_ paths: [String], by name: String, note: String, at time: Instant) async throws {
        // From the folder of the texts, as they are called: no characters that stand for others.
        let own = paths.map { String($0.dropFirst("Templates/".count)) + "\0" }.joined()
        try await git(
            ["--literal-pathspecs", "add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"], input: own)
        // 1 where something is to be kept.
        guard try await status(["diff", "--cached", "--quiet"]) != 0 else { return }
        try await git(["commit", "--quiet", "--message", note], by: name, at: time)
    }

    // MARK: Reading

    /// The latest versions, the last first; of one file where a path is given.
    func versions() async throws -> [TextVersion] {
        guard (try? Stat(folder.appending(".git"))) != nil else { return [] }
        let output = try await git(
            [
                "log", "--max-count=\(Self.most)", "--name-only", "--no-renames", "--format=%x01%H%x02%an%x02%at%x02%s",
                "-z",
            ])
        return String(decoding: output, as: UTF8.self).split(separator: "\u{01}").compactMap(Self.version)
    }

    private static func version(_ entry: Substring) -> TextVersion? {
        let parts = entry.split(whereSeparator: { $0 == "\0" || $0 == "\n" }).map(String.init)
        guard let head = parts.first?.split(separator: "\u{02}", omittingEmptySubsequences: false), head.count == 4,
            let id = TextVersion.ID(head[0]), let seconds = Int64(head[2])
        else { return nil }
        return TextVersion(
            id: id, name: String(head[1]), time: Instant(milliseconds: seconds * 1000), note: String(head[3]),
            paths: parts.dropFirst().map { "Templates/\($0)" })
    }

    /// All texts as they were; nil for a version that is not there.
    func texts(of version: TextVersion.ID) async throws -> [String: String]? {
        guard try await status(["cat-file", "-e", "\(version)^{commit}"]) == 0 else { return nil }
        let list = try await git(["ls-tree", "-r", "-z", "--full-tree", version.description])
        var files: [(path: String, blob: String)] = []
        for line in String(decoding: list, as: UTF8.self).split(separator: "\0") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            let facts = parts[0].split(separator: " ")
            guard parts.count == 2, facts.count == 3, facts[1] == "blob", facts[0].hasPrefix("100"),
                StationeryPath.isText("Templates/\(parts[1])")
            else { continue }
            files.append((String(parts[1]), String(facts[2])))
        }
        let blobs = try await git(
            ["cat-file", "--batch"], input: files.map { "\($0.blob)\n" }.joined(), limit: Self.textLimit)
        var texts: [String: String] = [:]
        var rest = blobs[...]
        for file in files {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
                let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last.flatMap({ Int($0) }
                ),
                rest.count > size + (end - rest.startIndex) + 1
            else { throw Fault.failed("cat-file") }
            let content = rest[(end + 1)..<(end + 1 + size)]
            rest = rest[(end + 2 + size)...]
            let path = "Templates/\(file.path)"
            guard StationeryFiles.limit(of: path).allows(size), let text = String(validating: content, as: UTF8.self)
            else {
                continue
            }
            texts[path] = text
        }
        return texts
    }

    // MARK: Git

    @discardableResult
    private func git(
        _ arguments: [String], by name: String = "Postvangnet", at time: Instant? = nil, input: String = "",
        limit: Int = listLimit
    ) async throws -> [UInt8] {
        let result = try await started(arguments, by: name, at: time, input: input, limit: limit)
        guard result.status == 0 else {
            throw Fault.failed(result.errors.split(separator: "\n").first.map(String.init) ?? arguments.first ?? "")
        }
        return result.output
    }

    private func status(_ arguments: [String]) async throws -> Int32 {
        try await started(arguments, by: "Postvangnet", at: nil, input: "", limit: Self.listLimit).status
    }

    private func started(
        _ arguments: [String], by name: String, at time: Instant?, input: String, limit: Int
    ) async throws -> (status: Int32, output: [UInt8], errors: String) {
        // No settings of a user or a machine, no programs that a repository names, no other repository.
        let always = [
            "--git-dir=\(folder.appending(".git"))", "--work-tree=\(folder)", "-c", "core.hooksPath=/dev/null", "-c",
            "core.fsmonitor=false", "-c", "core.autocrlf=false", "-c", "core.quotePath=false", "-c",
            "commit.gpgSign=false",
            "-c", "safe.directory=*", "-c", "gc.autoDetach=false",
        ]
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        var environment: [Environment.Key: String] = [
            "PATH": path, "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_TERMINAL_PROMPT": "0", "HOME": "/nonexistent", "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": "schrijftafel@postvangnet.invalid", "GIT_COMMITTER_NAME": "Postvangnet",
            "GIT_COMMITTER_EMAIL": "schrijftafel@postvangnet.invalid",
        ]
        if let time {
            let date = "\(time.milliseconds / 1000) +0000"
            (environment["GIT_AUTHOR_DATE"], environment["GIT_COMMITTER_DATE"]) = (date, date)
        }
        do {
            let result = try await run(
                .name(program), arguments: Arguments(always + arguments), environment: .custom(environment),
                workingDirectory: folder, input: .string(input), output: .bytes(limit: limit),
                error: .string(limit: 1 << 16))
            let status: Int32 = if case .exited(let code) = result.terminationStatus { code } else { 128 }
            return (status, result.standardOutput, result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Fault.missing
        }
    }
}
