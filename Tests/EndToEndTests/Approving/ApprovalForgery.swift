import Foundation
import SystemPackage
import TestSupport
import Testing

/// Something that somebody does to an approved workspace so that what goes on is not what was approved.
struct ApprovalForgery: Sendable, CustomTestStringConvertible {
    enum Rule: Sendable { case name, signature }

    let testDescription: String
    /// Under which rule the month was approved.
    let rule: Rule
    /// Which run is then typed.
    let month: String
    /// What the program says of it.
    let says: String
    let status: Int32
    /// What is done, in Python: see `tools`.
    let code: String

    init(
        _ name: String, _ rule: Rule = .name, of month: String = "2026-11", says: String, status: Int32 = 77,
        _ code: String
    ) {
        (testDescription, self.rule, self.month) = (name, rule, month)
        (self.says, self.status, self.code) = (says, status, code)
    }

    /// Does it with tools that are not ours: Python's JSON, SQLite and ssh-keygen.
    func make(in workspace: TestWorkspace, _ stages: ApprovedMonths.Stages) async throws {
        let places = try [
            workspace.path, stages.planned.path, stages.other.path, ApprovedMonths.shared.keyFolder,
        ]
        let run = try await ProgramRun(.python, ["-c", Self.tools + code] + places.map(\.string))
        try #require(run.status == 0, "\(run.errors)")
    }

    private static let tools = """
        import hashlib, json, pathlib, shutil, sqlite3, subprocess, sys
        here, planned, other, keys = map(pathlib.Path, sys.argv[1:])
        ledger = here / "ledger.sqlite"
        run = here / "runs/2026-11"
        def text(value):
            return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\\n"
        def read(name):
            return json.loads((run / name).read_text())
        def change(name, edit):
            value = read(name)
            edit(value)
            (run / name).write_text(text(value))
        def sha(name):
            return hashlib.sha256((run / name).read_bytes()).hexdigest()
        def sql(statement, *values, file=None):
            database = sqlite3.connect(file or ledger)
            assert database.execute(statement, values).rowcount != 0
            database.commit()
            database.close()
        def settings(old, new):
            file = here / "postvangnet.yaml"
            assert old in file.read_text()
            file.write_text(file.read_text().replace(old, new))
        def sign(message, key="bert", namespace="postvangnet-approval"):
            command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", keys / f"key-of-{key}"]
            return subprocess.run(command, input=message.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
        def spoil_plan():
            sql("UPDATE recipients SET salutation = 'Geachte heer Vervalst,'", file=run / "plan.sqlite")
        def spoil_proof():
            (run / "proof.pdf").write_bytes((run / "proof.pdf").read_bytes() + b"\\n")
        def digest(name, key):
            change("plan.json", lambda plan: plan["digests"].update({key: sha(name)}))
        def everywhere(edit=lambda statement: None, signature=None):
            # In approval.json and in the ledger.
            def both(approval):
                edit(approval["statement"])
                if signature:
                    approval["signature"] = signature(text(approval["statement"]))
            change("approval.json", both)
            approval = read("approval.json")
            sql("UPDATE approvals SET statement = ?, signature = ? WHERE run = ?",
                text(approval["statement"]), approval.get("signature"), run.name)
        def copy_month(name):
            global run
            shutil.copytree(run, here / "runs" / name)
            run = here / "runs" / name
        def enter_month():
            # In the ledger, as it has the month that was approved.
            sql("INSERT INTO run_events (run, state, at, by) SELECT ?, state, at, by FROM run_events "
                "WHERE run = '2026-11' AND state = 'approved'", run.name)
            sql("INSERT INTO approvals SELECT ?, statement, signature FROM approvals WHERE run = '2026-11'", run.name)
        def earlier(signature=None):
            # approval.json as earlier versions wrote it.
            new = read("approval.json")
            statement = new["statement"]
            old = {key: new[key] for key in ("approvedAt", "approvedBy")}
            old |= {key: statement[key] for key in ("legalBasis", "rule", "run", "totals")}
            old |= {"formatVersion": 1, "plan": statement["digests"]["plan"]}
            if signature:
                old["signature"] = signature
            (run / "approval.json").write_text(text(old))

        """
}
