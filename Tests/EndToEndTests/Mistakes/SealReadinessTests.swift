import Foundation
import SystemPackage
import TestSupport
import Testing

/// Real mail that could not be sealed: seen when it is planned, refused when it is approved, and nobody waits for it.
extension EndToEnd {
    struct SealReadinessTests {
        struct Gap: Sendable, CustomTestStringConvertible {
            /// What somebody did or forgot.
            let done: String
            var status: Int32 = 78
            let words: [String]
            var make: @Sendable (TestWorkspace) throws -> Void = { _ in }
            /// In what the program runs, such as a `PATH`.
            var changes: @Sendable (TestWorkspace) throws -> [String: String?] = { _ in [:] }

            var testDescription: String { done }
        }

        private static let settings = "postvangnet.yaml"

        /// Links to some programs, and nothing else.
        private static func tools(_ names: [String], beside workspace: TestWorkspace) throws -> [String: String?] {
            let folder = workspace.scratch.appending("tools")
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            for name in names where !Files.exists(folder.appending(name)) {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.appending(name).string, withDestinationPath: "/usr/bin/\(name)")
            }
            return ["PATH": folder.string]
        }

        private static let gaps = [
            Gap(done: "sample values of the sender left", words: ["[sender-values]", "telefoon"]) { workspace in
                try workspace.replace(
                    "source: address of the service\n", by: "source: address of the service\n    sample: true\n",
                    in: "Templates/sender.yaml")
                try workspace.replace(
                    "    value: 0800 000 00 00\n", by: "    value: 0800 000 00 00\n    sample: true\n",
                    in: "Templates/sender.yaml")
            },
            Gap(done: "a value not checked for a year", words: ["[sender-values]", "mijn-digid"]) { workspace in
                try workspace.replace(
                    "source: address of the service\n    checkedOn: 2026-11-01",
                    by: "source: address of the service\n    checkedOn: 2025-11-01", in: "Templates/sender.yaml")
            },
            Gap(done: "the draft of a legal basis left", words: ["[legal-basis]", "legal basis of no-email."]) {
                workspace in
                try workspace.replace(
                    "public task of MijnOverheid; the account holder gets no", by: "Draft: the account holder gets no",
                    in: "policy.yaml")
            },
            Gap(done: "no key to sign with", words: ["[signing-key]", "Set signing.key"]) { workspace in
                try workspace.replace(
                    "signing:\n  key: '\(try SampleRun.shared.key.path)'\n", by: "", in: settings)
            },
            Gap(done: "the key's file was moved", words: ["[signing-key]", "is not there"]) { workspace in
                try workspace.replace("\(try SampleRun.shared.key.path)", by: "/nonexistent/key", in: settings)
            },
            Gap(done: "the list of signers was moved", words: ["[seal-signers]", "signers is not there"]) { workspace in
                try workspace.replace(
                    "\nsigning:\n", by: "\nsigning:\n  signers: /nonexistent/signers\n", in: settings)
            },
            Gap(done: "the printer's keys are not there", words: ["[encryption-keys]", "voorbeelddrukkerij"]) {
                workspace in
                try workspace.replace(
                    "    # encryption:", by: "    encryption: {ageRecipients: printer.keys}\n    # encryption:",
                    in: settings)
            },
            Gap(done: "the sample contract left", words: ["[printer-values]", "voorbeelddrukkerij: contractNumber."]) {
                workspace in
                try workspace.replace("OWN-CONTRACT", by: "SAMPLE-CONTRACT", in: settings)
            },
            Gap(
                done: "the sample franking left", words: ["[printer-values]", "customerNumber, franking.bulk.imprint."]
            ) {
                workspace in
                try workspace.replace("OWN-CUSTOMER", by: "SAMPLE-CUSTOMER", in: settings)
                try workspace.replace("OWN-BULK", by: "SAMPLE-BULK", in: settings)
            },
            Gap(done: "the sample address for returns left", words: ["[printer-values]", "returns.address"]) {
                workspace in
                try workspace.replace("Postbus 12345", by: "Postbus 00000", in: settings)
            },
            Gap(
                done: "no readers of PDF on the machine", status: 69, words: ["pdftotext", "pdfinfo", "poppler-utils"],
                changes: { try tools(["prlimit", "ssh-keygen"], beside: $0) }),
            Gap(
                done: "no OpenSSH on the machine", status: 69, words: ["ssh-keygen", "openssh-client"],
                changes: { try tools(["prlimit", "pdftotext", "pdfinfo", "pdftoppm"], beside: $0) }),
            Gap(
                done: "no age on the machine, where batches leave encrypted", status: 69,
                words: ["program age", "[tool]"],
                make: { workspace in
                    try workspace.replace(
                        "    # encryption:", by: "    encryption: {ageRecipients: printer.keys}\n    # encryption:",
                        in: settings)
                    try Files.write([], to: workspace.file("printer.keys"))
                }, changes: { try tools(["prlimit", "pdftotext", "pdfinfo", "pdftoppm", "ssh-keygen"], beside: $0) }),
        ]

        /// Three readers, real mail, and all that it needs; made once.
        private static func real() async throws -> TestWorkspace { try await one.value.copy() }

        private static let one = Task {
            let workspace = try await TestWorkspace.made()
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.makeReal()
            try await workspace.load(asOf: "2026-11-01", accounts: 3)
            return workspace
        }

        @Test(arguments: gaps)
        func `what would hold up the seal is said by plan and refused by approve`(gap: Gap) async throws {
            let workspace = try await Self.real()
            try gap.make(workspace)
            let changes = try gap.changes(workspace)
            // Its readers all get the same text; to look through the others takes most of the time.
            let plan = try await workspace.succeed(
                "plan", "2026-11", "--by", "planner", "--audiences", "no-email", changes: changes)
            let approval = try await workspace.postvangnet("approve", "2026-11", "--by", "approver", changes: changes)
            #expect(plan.output.contains("Not ready to be sealed"), "\(plan.output)")
            #expect(approval.status == gap.status, "\(approval.errors)")
            for word in gap.words {
                #expect(plan.output.contains(word), "\(plan.output)")
                #expect(approval.errors.contains(word), "\(approval.errors)")
            }
            // It can be planned again, and nobody's letter counts as under way.
            let again = try await workspace.succeed(
                "plan", "2026-11-b", "--by", "planner", "--audiences", "no-email", changes: changes)
            #expect(again.output.contains("3 pieces"), "\(again.output)")
            #expect(try await workspace.postvangnet("run", "2026-11").status == 77)
            #expect(!Files.exists(workspace.outbox))
        }

        @Test func `what is ready is planned without a word, approved and sealed`() async throws {
            let workspace = try await Self.real()
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            #expect(!plan.output.contains("sealed"), "\(plan.output)")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try workspace.batches().reduce(0) { $0 + $1.rows.count } == 3)
        }

        @Test func `what a run lost between approval and seal is named by seal, and the run goes on when it is back`()
            async throws
        {
            let workspace = try await Self.real()
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            let tools = try Self.tools(["prlimit", "pdftotext", "pdfinfo", "pdftoppm"], beside: workspace)
            let run = try await workspace.postvangnet("run", "2026-11", changes: tools)
            #expect(run.status == 69 && run.errors.contains("openssh-client"), "\(run.errors)")
            #expect(!Files.exists(workspace.outbox))
            try await workspace.succeed("run", "2026-11")
        }

        @Test func `a test is told what real mail would lack, and goes on`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            for words in ["Real mail could not be sealed so; a test can:", "[sender-values]", "[printer-values]"] {
                #expect(plan.output.contains(words), "\(plan.output)")
            }
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
        }
    }
}
