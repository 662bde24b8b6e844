extension ApprovalForgery {
    static let all = ledgers + files + exchanges + signatures + rules + months

    /// Exit status of what lies there without the ledger knowing of it at all.
    private static let unfit: Int32 = 78
    private static let unknown = "this workspace's ledger does not say so"
    private static let differs = "is not what the ledger has of the approval"
    private static let unsigned = "bears no signature of one of the approvers"
    private static let notMet = "does not meet the rule"

    private static func changed(_ file: String, of month: String = "2026-11") -> String {
        "Changed after the approval: runs/\(month)/\(file)."
    }

    /// The ledger does not have the approval, or another one.
    private static let ledgers: [Self] = [
        Self("the ledger removed", says: unknown, status: unfit, "ledger.unlink()"),
        Self(
            "the ledger of before the approval", says: unknown, status: unfit,
            "shutil.copy(planned / 'ledger.sqlite', ledger)"),
        Self("an empty ledger", says: unknown, status: unfit, "ledger.write_bytes(b'')"),
        Self(
            "ledger and approval.json removed", says: "last-event.json", status: unfit,
            "ledger.unlink(); (run / 'approval.json').unlink()"),
        Self(
            "approval.json by hand, with the right digests", says: unknown, status: unfit,
            """
            shutil.copy(planned / 'ledger.sqlite', ledger)
            change('approval.json', lambda approval: approval.update(approvedBy='carla'))
            """),
        Self(
            "approval.json by hand in the form of earlier versions", says: unknown, status: unfit,
            "shutil.copy(planned / 'ledger.sqlite', ledger); earlier()"),
        Self(
            "the approval taken out of the ledger", says: unknown, status: unfit, "sql('DELETE FROM approvals')"),
        Self(
            "the step taken out of the ledger", says: unknown, status: unfit,
            "sql(\"DELETE FROM run_events WHERE state = 'approved'\")"
        ),
        Self(
            "the ledger of another workspace", says: "last-event.json", status: unfit,
            "shutil.copy(other / 'ledger.sqlite', ledger)"),
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
    private static let exchanges: [Self] =
        exchanges(of: "plan", "plan.sqlite") + exchanges(of: "proof", "proof.pdf") + [
            Self("the proof removed", says: changed("proof.pdf"), "(run / 'proof.pdf').unlink()"),
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

    /// - Parameters:
    ///   - key: of its digest.
    ///   - file: what it is called in the run's folder.
    private static func exchanges(of key: String, _ file: String) -> [Self] {
        let right = "['digests'].update(\(key)=sha('\(file)'))"
        let spoiled = "spoil_\(key)()\ndigest('\(file)', '\(key)')\n"
        return [
            Self("the \(key)", says: changed(file), "spoil_\(key)()"),
            Self("the \(key) and its digest in plan.json", says: changed(file), spoiled),
            Self(
                "the \(key) and its digest in plan.json and approval.json", says: differs,
                spoiled + "change('approval.json', lambda approval: approval['statement']\(right))"),
            Self(
                "the \(key) and its digest wherever it stands", .signature, says: unsigned,
                spoiled + "everywhere(lambda statement: statement\(right))"),
        ]
    }

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
        Self("copied to another month", of: "2026-12", says: unknown, status: unfit, "copy_month('2026-12')"),
        Self("copied to a further run", of: "2026-11-b", says: unknown, status: unfit, "copy_month('2026-11-b')"),
        Self(
            "copied to another month, whose name it bears", of: "2026-12", says: unknown, status: unfit,
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
