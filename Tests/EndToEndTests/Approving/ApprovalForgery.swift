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

extension ApprovalForgery {
    static let all = ledgers + files + exchanges + signatures + rules + months

    private static let unknown = "this workspace's ledger does not say so"
    private static let differs = "is not what the ledger has of the approval"
    private static let unsigned = "bears no signature of one of the approvers"
    private static let notMet = "does not meet the rule"

    private static func changed(_ file: String, of month: String = "2026-11") -> String {
        "Changed after the approval: runs/\(month)/\(file)."
    }

    /// The ledger does not have the approval, or another one.
    private static let ledgers: [Self] = [
        Self("the ledger removed", says: unknown, "ledger.unlink()"),
        Self("the ledger of before the approval", says: unknown, "shutil.copy(planned / 'ledger.sqlite', ledger)"),
        Self("an empty ledger", says: unknown, "ledger.write_bytes(b'')"),
        Self(
            "ledger and approval.json removed", says: "is planned and not approved",
            "ledger.unlink(); (run / 'approval.json').unlink()"),
        Self(
            "approval.json by hand, with the right digests", says: unknown,
            """
            shutil.copy(planned / 'ledger.sqlite', ledger)
            change('approval.json', lambda approval: approval.update(approvedBy='carla'))
            """),
        Self(
            "approval.json by hand in the form of earlier versions", says: unknown,
            "shutil.copy(planned / 'ledger.sqlite', ledger); earlier()"),
        Self("the approval taken out of the ledger", says: unknown, "sql('DELETE FROM approvals')"),
        Self(
            "the step taken out of the ledger", says: unknown,
            "sql(\"DELETE FROM run_events WHERE state = 'approved'\")"
        ),
        Self("the ledger of another workspace", says: differs, "shutil.copy(other / 'ledger.sqlite', ledger)"),
        Self(
            "approval.json of another workspace with the same plan", says: differs,
            """
            run = other / 'runs/2026-11'
            assert sha('plan.sqlite') == hashlib.sha256((here / 'runs/2026-11/plan.sqlite').read_bytes()).hexdigest()
            shutil.copy(run / 'approval.json', here / 'runs/2026-11/approval.json')
            """),
        Self(
            "the signed approval of another workspace, in the ledger too", .signature, says: unknown,
            """
            shutil.copy(other / 'runs/2026-11/approval.json', run / 'approval.json')
            everywhere()
            """),
        Self(
            "the signature of another workspace's approval under this one's id", .signature, says: unsigned,
            """
            theirs = json.loads((other / 'runs/2026-11/approval.json').read_text())['signature']
            everywhere(signature=lambda message: theirs)
            """),
        Self(
            "a statement that says nothing", says: "no version of this program wrote", status: 74,
            "sql(\"UPDATE approvals SET statement = '{}'\")"),
        Self(
            "a ledger that knows no statement, beside the whole approval.json", says: unknown,
            "sql('UPDATE approvals SET statement = NULL, signature = NULL')"),
        Self(
            "a ledger that knows no statement, and no signature", .signature, says: notMet,
            "sql('UPDATE approvals SET statement = NULL, signature = NULL'); earlier()"),
        Self(
            "a ledger that knows no statement, and a stranger's signature", .signature, says: unsigned,
            """
            sql('UPDATE approvals SET statement = NULL, signature = NULL')
            earlier(sign(sha('plan.sqlite') + chr(10), 'stranger'))
            """),
        Self(
            "a ledger that knows no statement, and another's name", says: unknown,
            """
            sql('UPDATE approvals SET statement = NULL')
            change('approval.json', lambda approval: approval.update(approvedBy='carla'))
            earlier()
            """),
        Self(
            "a ledger that knows no statement, and the digest of another plan",
            says: changed("plan.sqlite"),
            """
            sql('UPDATE approvals SET statement = NULL')
            earlier()
            spoil_plan()
            """),
    ]

    /// approval.json alone is changed.
    private static let files: [Self] = [
        file("the name", "approval.update(approvedBy='carla')"),
        file("the moment", "approval.update(approvedAt='2026-11-02T09:00:00Z')"),
        file("the run", "approval['statement'].update(run='2026-12')"),
        file("the workspace", "approval['statement'].update(workspace='0' * 32)"),
        file("who planned", "approval['statement'].update(plannedBy='carla')"),
        file("that it is a test", "approval['statement'].update(test=False)"),
        file("the totals", "approval['statement']['totals'].update(accounts=1)"),
        file("a legal basis", "approval['statement']['legalBasis'].update({'no-email': 'Awb'})"),
        file("the plan's digest", "approval['statement']['digests'].update(plan='0' * 64)"),
        file("the proof's digest", "approval['statement']['digests'].update(proof='0' * 64)"),
        file("a text's digest", "approval['statement']['digests']['sources'].update({'policy.yaml': '0' * 64})"),
        file("a key more", "approval.update(note='yes')"),
        file("the rule", under: .signature, "approval['statement'].update(rule='name')"),
        file("the signature taken out", under: .signature, "approval.pop('signature')"),
        file(
            "a stranger's signature", under: .signature,
            "approval.update(signature=sign(text(approval['statement']), 'stranger'))"),
        Self("the form of earlier versions", says: differs, "earlier()"),
        Self(
            "the form of earlier versions, signed by an approver", .signature, says: differs,
            "earlier(sign(sha('plan.sqlite') + chr(10)))"),
        Self("nothing but braces", says: differs, "(run / 'approval.json').write_text('{}')"),
    ]

    private static func file(_ name: String, under rule: Rule = .name, _ edit: String) -> Self {
        Self("in approval.json: \(name)", rule, says: differs, "change('approval.json', lambda approval: \(edit))")
    }

    /// Something else lies there, and the digests are made right as far as somebody can.
    private static let exchanges: [Self] = [
        Self("the plan", says: changed("plan.sqlite"), "spoil_plan()"),
        Self(
            "the plan and its digest in plan.json", says: changed("plan.sqlite"),
            "spoil_plan(); digest('plan.sqlite', 'plan')"),
        Self(
            "the plan and its digest in plan.json and approval.json", says: differs,
            """
            spoil_plan()
            digest('plan.sqlite', 'plan')
            change('approval.json', lambda approval: approval['statement']['digests'].update(plan=sha('plan.sqlite')))
            """),
        Self(
            "the plan and its digest wherever it stands", .signature, says: unsigned,
            """
            spoil_plan()
            digest('plan.sqlite', 'plan')
            everywhere(lambda statement: statement['digests'].update(plan=sha('plan.sqlite')))
            """),
        Self("the proof", says: changed("proof.pdf"), "spoil_proof()"),
        Self("the proof removed", says: changed("proof.pdf"), "(run / 'proof.pdf').unlink()"),
        Self(
            "the proof and its digest in plan.json", says: changed("proof.pdf"),
            "spoil_proof(); digest('proof.pdf', 'proof')"),
        Self(
            "the proof and its digest in plan.json and approval.json", says: differs,
            """
            spoil_proof()
            digest('proof.pdf', 'proof')
            change('approval.json', lambda approval: approval['statement']['digests'].update(proof=sha('proof.pdf')))
            """),
        Self(
            "the proof and its digest wherever it stands", .signature, says: unsigned,
            """
            spoil_proof()
            digest('proof.pdf', 'proof')
            everywhere(lambda statement: statement['digests'].update(proof=sha('proof.pdf')))
            """),
        summary("another proof's digest", "plan['digests'].update(proof='0' * 64)"),
        summary("another plan's digest", "plan['digests'].update(plan='0' * 64)"),
        summary("a text's digest", "plan['digests']['sources'].update({'policy.yaml': '0' * 64})"),
        summary("the totals", "plan['totals'].update(accounts=1)"),
        summary("a legal basis", "plan['legalBasis'].update({'no-email': 'Awb'})"),
        summary("the cost", "plan['cost'].update(cents=1)"),
        summary("who planned", "plan.update(plannedBy='carla')"),
        Self(
            "the totals wherever they stand", .signature, says: unsigned,
            """
            change('plan.json', lambda plan: plan['totals'].update(accounts=1))
            everywhere(lambda statement: statement['totals'].update(accounts=1))
            """),
        Self(
            "a legal basis wherever it stands", .signature, says: unsigned,
            """
            change('plan.json', lambda plan: plan['legalBasis'].update({'no-email': 'Awb'}))
            everywhere(lambda statement: statement['legalBasis'].update({'no-email': 'Awb'}))
            """),
        Self(
            "the rule wherever it stands", .signature, says: unsigned,
            "everywhere(lambda statement: statement.update(rule='name'))"),
    ]

    private static func summary(_ name: String, _ edit: String) -> Self {
        Self("in plan.json: \(name)", says: changed("plan.json"), "change('plan.json', lambda plan: \(edit))")
    }

    /// Signatures that are none of this approval, in the ledger and in approval.json.
    private static let signatures: [Self] = [
        signature("over another plan", "sign(message.replace(sha('plan.sqlite'), '0' * 64))"),
        signature("over another month", "sign(message.replace('2026-11', '2026-12'))"),
        signature("over the plan's digest alone, as in earlier versions", "sign(sha('plan.sqlite') + chr(10))"),
        signature("by a stranger", "sign(message, 'stranger')"),
        signature("by another approver than is named", "sign(message, 'anna@example.org')"),
        signature("for another purpose", "sign(message, namespace='postvangnet-batch')"),
        signature("in other lines", "sign(message).replace(chr(10), chr(13) + chr(10))"),
        signature("that is none", "'yes'"),
        Self(
            "taken out of ledger and approval.json", .signature, says: notMet,
            "change('approval.json', lambda approval: approval.pop('signature')); everywhere()"),
        Self(
            "another approver's name in ledger and approval.json", .signature, says: unsigned,
            """
            sql("UPDATE run_events SET by = 'carla' WHERE state = 'approved'")
            change('approval.json', lambda approval: approval.update(approvedBy='carla'))
            """),
        Self(
            "the planner's name in ledger and approval.json", says: notMet,
            """
            sql("UPDATE run_events SET by = 'anna' WHERE state = 'approved'")
            change('approval.json', lambda approval: approval.update(approvedBy='anna'))
            """),
    ]

    private static func signature(_ name: String, _ made: String) -> Self {
        Self("a signature \(name)", .signature, says: unsigned, "everywhere(signature=lambda message: \(made))")
    }

    /// The approvers and the rule are others by now.
    private static let rules: [Self] = [
        Self(
            "the approver taken off the list", .signature, says: unsigned,
            """
            lines = (here / 'approvers').read_text().splitlines(True)
            (here / 'approvers').write_text(''.join(line for line in lines if not line.startswith('bert')))
            """),
        Self(
            "an approver's key for another purpose only", .signature, says: unsigned,
            """
            text = (here / 'approvers').read_text()
            (here / 'approvers').write_text(text.replace('postvangnet-approval', 'postvangnet-batch'))
            """),
        Self("nobody on the list", .signature, says: unsigned, "(here / 'approvers').write_text('')"),
        Self(
            "the list removed", .signature, says: "approval.approvers", status: 78, "(here / 'approvers').unlink()"),
        Self(
            "another list", .signature, says: unsigned,
            """
            (here / 'others').write_text('bert ' + ' '.join((keys / 'key-of-stranger.pub').read_text().split()[:2]) + chr(10))
            settings('approvers: approvers', 'approvers: others')
            """),
        Self(
            "a name where the rule asks for a signature by now", says: notMet,
            "settings('rule: name', 'rule: signature')"
        ),
        Self(
            "the signature of the plan's rule dropped from the rule of now", .signature, says: notMet,
            """
            settings('rule: signature', 'rule: name')
            change('approval.json', lambda approval: approval.pop('signature'))
            everywhere()
            """),
    ]

    /// A month that was approved is passed for another.
    private static let months: [Self] = [
        Self("copied to another month", of: "2026-12", says: unknown, "copy_month('2026-12')"),
        Self("copied to a further run", of: "2026-11-b", says: unknown, "copy_month('2026-11-b')"),
        Self(
            "copied to another month, whose name it bears", of: "2026-12", says: unknown,
            """
            copy_month('2026-12')
            change('plan.json', lambda plan: plan.update(run='2026-12'))
            change('approval.json', lambda approval: approval['statement'].update(run='2026-12'))
            """),
        Self(
            "copied to another month, in the ledger too", of: "2026-12", says: unknown,
            "copy_month('2026-12'); enter_month()"),
        Self(
            "copied to another month, whose name it bears in the ledger too", of: "2026-12",
            says: changed("plan.sqlite", of: "2026-12"),
            """
            copy_month('2026-12')
            enter_month()
            change('plan.json', lambda plan: plan.update(run='2026-12'))
            everywhere(lambda statement: statement.update(run='2026-12'))
            """),
        Self(
            "copied to another month, whose name it bears in the plan too", .signature, of: "2026-12", says: unsigned,
            """
            copy_month('2026-12')
            enter_month()
            sql("UPDATE terms SET value = '2026-12' WHERE name = 'run'", file=run / 'plan.sqlite')
            change('plan.json', lambda plan: plan.update(run='2026-12'))
            digest('plan.sqlite', 'plan')
            everywhere(lambda statement: (
                statement.update(run='2026-12'), statement['digests'].update(plan=sha('plan.sqlite'))))
            """),
    ]
}
