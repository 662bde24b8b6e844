import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The script that the package ships, on workspaces of this program.
    struct BackupTests {
        private static let script = Project.root.appending("packaging/backup")

        private struct Folders {
            let archives: FilePath
            let keys: FilePath

            init(in workspace: TestWorkspace) throws {
                (archives, keys) = (workspace.scratch.appending("archives"), workspace.scratch.appending("keys"))
                for folder in [archives, keys] {
                    try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: false)
                }
            }
        }

        private static func backup(_ arguments: [String], wait: String = "60") async throws -> ProgramRun {
            try await ProgramRun(.bash, [script.string] + arguments, changes: ["POSTVANGNET_WAIT": wait])
        }

        private static func names(_ folder: FilePath) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
        }

        /// A workspace with a key for the digests of addresses.
        private static func withKey() async throws -> TestWorkspace {
            let workspace = try TestWorkspace.few(\.sealed)
            try Files.write("1 a-key-of-digests\n".utf8, to: workspace.file("address-digests.key"))
            return workspace
        }

        @Test func `a backup holds all but the mailbox and the key, which lies apart, and is for its owner only`()
            async throws
        {
            let workspace = try await Self.withKey()
            let folders = try Folders(in: workspace)
            let run = try await Self.backup([workspace.path.string, folders.archives.string, folders.keys.string])
            #expect(run.status == 0, "\(run.errors)")
            let (archives, keys) = (try Self.names(folders.archives), try Self.names(folders.keys))
            try #require(archives.count == 1 && keys.count == 1)
            #expect(run.output == "\(folders.keys)/\(keys[0])\n\(folders.archives)/\(archives[0])\n")
            let list = try await ProgramRun(.bash, ["-c", "tar --list --file '\(folders.archives)/\(archives[0])'"])
                .output
            let inside = Set(list.split(separator: "\n").map { $0.dropFirst(2) })
            let expected = try Files.tree(workspace.path).keys.filter {
                !["mailbox.sqlite", "address-digests.key", ".lock"].contains($0)
            }
            // The notice of the workspace's version is a link.
            let notices = try FileManager.default.contentsOfDirectory(atPath: workspace.path.string).filter {
                $0.hasPrefix("needs-postvangnet-")
            }
            #expect(notices.count == 1)
            #expect(inside.filter { !$0.hasSuffix("/") && !$0.isEmpty } == Set((expected + notices).map { $0[...] }))
            #expect(try Files.text(folders.keys.appending(keys[0])) == "1 a-key-of-digests\n")
            let open = try await ProgramRun(
                .bash, ["-c", "find '\(folders.archives)' '\(folders.keys)' -type f -perm /077"])
            #expect(open.output == "")
        }

        @Test func `a workspace that was restored goes on as it stood`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let folders = try Folders(in: workspace)
            let run = try await Self.backup([workspace.path.string, folders.archives.string, folders.keys.string])
            #expect(run.status == 0, "\(run.errors)")
            let before = try await workspace.succeed("status", "2026-11").output
            let restored = try TestWorkspace()
            let script = "mkdir -m 700 '\(restored.path)'; tar -xpf '\(folders.archives)'/*.tar -C '\(restored.path)'"
            try #require(try await ProgramRun(.bash, ["-c", script]).status == 0)
            #expect(try await restored.succeed("status", "2026-11").output == before)
            try await restored.succeed("run", "2026-11")
        }

        struct Mistake: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// `W` stands for the workspace, `A` for the folder of archives, `K` for that of keys.
            let arguments: [String]
            let status: Int32
            let said: String

            init(_ done: String, _ arguments: [String], _ status: Int32, _ said: String) {
                (testDescription, self.arguments, self.status, self.said) = (done, arguments, status, said)
            }
        }

        static let mistakes = [
            Mistake("no folder for the keys", ["W", "A"], 64, "usage"),
            Mistake("keys beside the archives", ["W", "A", "A"], 64, "must lie apart"),
            Mistake("keys in the archives' folder", ["W", "A", "A/keys"], 64, "must lie apart"),
            Mistake("into the workspace itself", ["W", "W/inbox", "K"], 64, "lies in the workspace"),
            Mistake("the folders changed round", ["A", "W", "K"], 66, "is not a workspace"),
            Mistake("a disk that is not there", ["W", "A/none", "K"], 66, "is not a folder"),
            Mistake("an empty variable", ["W", "", "K"], 64, "usage"),
        ]

        @Test(arguments: mistakes)
        func `a backup to the wrong place is refused, and nothing is written`(mistake: Mistake) async throws {
            let workspace = try await Self.withKey()
            let folders = try Folders(in: workspace)
            try FileManager.default.createDirectory(
                atPath: folders.archives.appending("keys").string, withIntermediateDirectories: false)
            let places = ["W": workspace.path.string, "A": folders.archives.string, "K": folders.keys.string]
            let arguments = mistake.arguments.map { word in
                places.reduce(word) { $0.hasPrefix($1.key) ? $1.value + $0.dropFirst() : $0 }
            }
            let before = try Files.tree(workspace.path)
            let run = try await Self.backup(arguments)
            #expect(run.status == mistake.status && run.errors.contains(mistake.said), "\(run.errors)")
            #expect(try Files.tree(folders.archives).isEmpty && Files.tree(folders.keys).isEmpty)
            #expect(try Files.tree(workspace.path).keys == before.keys)
        }

        @Test func `no backup is made beside a command, and no command works beside a backup`() async throws {
            let workspace = try await Self.withKey()
            let folders = try Folders(in: workspace)
            let arguments = [workspace.path.string, folders.archives.string, folders.keys.string]
            let lock = "flock '\(workspace.file(".lock"))' env POSTVANGNET_WAIT=1 bash '\(Self.script)' \"$@\""
            let busy = try await ProgramRun(.bash, ["-c", lock, "bash"] + arguments)
            #expect(busy.status == 75 && busy.errors.contains("A command was at work"), "\(busy.errors)")
            #expect(try Files.tree(folders.archives).isEmpty && Files.tree(folders.keys).isEmpty)

            // A `tar` that takes its time: what comes first on the path.
            let slow = workspace.scratch.appending("bin")
            try FileManager.default.createDirectory(atPath: slow.string, withIntermediateDirectories: false)
            try Files.write(
                "#!/bin/sh\ntouch '\(slow)/begun'\nwhile [ ! -e '\(slow)/end' ]; do sleep 0.05; done\nexec /usr/bin/env PATH=/usr/bin:/bin tar \"$@\"\n"
                    .utf8, to: slow.appending("tar"))
            let script = """
                chmod 755 '\(slow)/tar'; export PATH='\(slow)':"$PATH"
                bash '\(Self.script)' "$1" "$2" "$3" >/dev/null & backup=$!
                while [ ! -e '\(slow)/begun' ]; do sleep 0.05; done
                "$4" purge --workspace "$1"; echo "status $?"
                touch '\(slow)/end'; wait "$backup"; echo "backup $?"
                """
            let run = try await ProgramRun(
                .bash, ["-c", script, "bash"] + arguments + [Program.postvangnet.name])
            #expect(run.output == "status 75\nbackup 0\n", "\(run.output + run.errors)")
            #expect(run.errors.contains("(backup)") && run.errors.contains("as a backup does"), "\(run.errors)")
        }

        @Test(
            .enabled(
                if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"), "Debian's package systemd"
            ))
        func `systemd takes the units, which purge, back up, look for what is late, serve the desk and no more`()
            async throws
        {
            let folder = try ScratchFolder()
            let units = Project.root.appending("packaging/systemd")
            let names = try Self.names(units)
            #expect(names.count == 7)
            for name in names {
                let text = try Files.text(units.appending(name))
                let commands = text.split(separator: "\n").filter { $0.hasPrefix("ExecStart=") }
                let allowed =
                    ["purge", "status --overdue"].map { "ExecStart=/usr/bin/postvangnet \($0) --workspace %f" }
                    + [
                        "ExecStart=/usr/share/postvangnet/backup %f %S/postvangnet-backups/%i %S/postvangnet-keys/%i",
                        "ExecStart=/usr/bin/postvangnet preview --workspace %f --socket %t/postvangnet-desk/%i/desk.sock --site ${SITE} --user-header ${USER_HEADER}",
                    ]
                #expect(commands.count == (name.hasSuffix(".service") ? 1 : 0))
                #expect(commands.allSatisfy { allowed.contains(String($0)) })
                // The program need not be installed where this is tried.
                try Files.write(
                    text.replacing("/usr/bin/postvangnet ", with: "/usr/bin/true ")
                        .replacing("/usr/share/postvangnet/backup ", with: "/usr/bin/true ").utf8,
                    to: folder.file(name))
            }
            let run = try await ProgramRun(
                .bash, ["-c", "systemd-analyze verify --man=no *.timer *.service"], in: folder.path,
                changes: ["SYSTEMD_UNIT_PATH": "\(folder.path):"])
            #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        }

        @Test(
            .enabled(
                if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"), "Debian's package systemd"
            ))
        func `systemd rates what each unit may do as OK or better`() async throws {
            let units = Project.root.appending("packaging/systemd")
            for name in try Self.names(units) where name.hasSuffix(".service") {
                // In tenths: 50 and more would be MEDIUM.
                let run = try await ProgramRun(
                    .bash,
                    ["-c", "systemd-analyze security --offline=true --no-pager --threshold=49 \"$1\"", "bash", name],
                    in: units)
                #expect(run.status == 0, "\(name): \(run.output.suffix(200))")
            }
        }
    }
}
