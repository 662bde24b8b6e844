import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The wrong folder, or one that somebody else is at.
    struct WorkspaceMistakeTests {
        struct Place: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// Of POSTVANGNET_WORKSPACE, of the current folder, of the option: below the scratch folder; nil for none.
            let variable: String?
            let here: String
            let option: String?
            let status: Int32
            let said: String

            init(
                _ done: String, variable: String?, here: String, option: String? = nil, _ status: Int32, _ said: String
            ) {
                (testDescription, self.variable, self.here) = (done, variable, here)
                (self.option, self.status, self.said) = (option, status, said)
            }
        }

        static let places = [
            Place("the variable names the workspace", variable: "one", here: ".", 0, "Extract loaded: of 2026-11-01"),
            Place("neither variable nor option", variable: nil, here: "one", 0, "Extract loaded: of 2026-11-01"),
            Place("an empty variable", variable: "", here: "one", 0, "Extract loaded: of 2026-11-01"),
            Place("the variable names this one", variable: "one", here: "one", 0, "Extract loaded: of 2026-11-01"),
            Place("the option goes before", variable: "none", here: ".", option: "one", 0, "Extract loaded: of"),
            Place("the option names this one", variable: "two", here: "one", option: ".", 0, "Extract loaded: of"),
            Place("typed in one workspace, set to another", variable: "two", here: "one", 64, "Say which one is meant"),
            Place("typed in a folder of one, set to another", variable: "two", here: "one/runs", 64, "Say which one"),
            Place("set to a folder that is not there", variable: "none", here: ".", 66, "none is not a workspace"),
            Place("typed in a folder of the workspace", variable: nil, here: "one/runs", 66, "is not a workspace"),
            Place(
                "a file in place of a folder", variable: nil, here: ".", option: "one/policy.yaml", 66,
                "not a workspace"),
            Place("a loop of links", variable: nil, here: ".", option: "loop", 74, "cannot be read"),
            Place("nothing imported, nothing planned", variable: nil, here: "two", 66, "postvangnet plan MONTH"),
        ]

        @Test(arguments: places)
        func `which workspace is meant is never guessed`(place: Place) async throws {
            let (one, two) = (try TestWorkspace.imported(), try await TestWorkspace.made())
            let folder = try ScratchFolder()
            try FileManager.default.moveItem(atPath: one.path.string, toPath: folder.file("one").string)
            try FileManager.default.moveItem(atPath: two.path.string, toPath: folder.file("two").string)
            try FileManager.default.createSymbolicLink(atPath: folder.file("loop").string, withDestinationPath: "loop")
            let variable = place.variable.map { $0.isEmpty ? "" : folder.file($0).string }
            let option = place.option.map { ["--workspace", $0 == "." ? $0 : folder.file($0).string] } ?? []
            let run = try await ProgramRun(
                .postvangnet, ["status"] + option, in: place.here == "." ? folder.path : folder.file(place.here),
                changes: ["POSTVANGNET_WORKSPACE": variable])
            #expect(run.status == place.status, "\(run.errors)")
            #expect((run.output + run.errors).contains(place.said), "\(run.output + run.errors)")
        }

        @Test func `a workspace that this user may not look into is not called none`() async throws {
            let workspace = try TestWorkspace.imported()
            let command = ["status", "--workspace", workspace.path.string]
            let run: ProgramRun
            if geteuid() == 0 {
                let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups"]
                run = try await ProgramRun(.setpriv, nobody + [try Program.postvangnet.name] + command, in: "/")
            } else {
                try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: workspace.path.string)
                run = try await ProgramRun(.postvangnet, command)
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: workspace.path.string)
            }
            #expect(run.status == 74)
            #expect(run.errors.contains("\(workspace.path) cannot be read: Permission denied"), "\(run.errors)")
            #expect(!run.errors.contains("not a workspace"))
        }

        @Test(arguments: [
            "flock '%/.lock' \"$@\"", "flock --no-fork '%/.lock' sleep 10 & sleep 0.3; \"$@\"; s=$?; kill $!; exit $s",
            "exec 9<>'%/.lock'; flock 9; \"$@\"",
        ])
        func `a lock that another program took is named as such, whatever the lock's file says`(script: String)
            async throws
        {
            let workspace = try TestWorkspace.imported()
            #expect(try Files.text(workspace.file(".lock")).contains("postvangnet import"))
            let command = ["plan", "2026-11", "--by", "planner", "--workspace", workspace.path.string]
            let run = try await ProgramRun(
                .bash,
                ["-c", script.replacing("%", with: workspace.path.string), "bash", Program.postvangnet.name] + command)
            #expect(run.status == 75)
            #expect(run.errors.contains("\(workspace.file(".lock")), is held by"), "\(run.errors)")
            #expect(run.errors.contains("no command of postvangnet"), "\(run.errors)")
            #expect(!run.errors.contains("import"), "\(run.errors)")
            // A shell that took it itself has let flock go long before.
            #expect(
                run.errors.contains("(flock)") || run.errors.contains("(sleep)") || script.hasPrefix("exec"),
                "\(run.errors)")
            #expect(try Files.tree(workspace.file("runs")).isEmpty)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
        }

        @Test func `status without a month says which extract is loaded, also before anything is planned`() async throws
        {
            let workspace = try TestWorkspace.imported()
            let text = try await workspace.succeed("status").output
            #expect(
                text.hasPrefix("Extract loaded: of 2026-11-01T00:00:00+01:00, 296 accounts. From: Postvangnet sample"))
            #expect(text.hasSuffix("No run is planned. Make a plan with: postvangnet plan MONTH\n"))
            let json = try TestJSON(await workspace.succeed("status", "--format", "json").output)
            #expect(
                json["extract"]["asOf"].text == "2026-11-01T00:00:00+01:00" && json["extract"]["accounts"].number == 296
            )
            #expect(json["runs"].list.isEmpty)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try Files.write("damaged".utf8, to: workspace.file("mailbox.sqlite"))
            let damaged = try await workspace.succeed("status").output
            #expect(damaged.contains("mailbox.sqlite is not a mailbox.") && damaged.contains("\n2026-11     planned"))
        }
    }
}
