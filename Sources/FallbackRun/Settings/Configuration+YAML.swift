package import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles

extension Configuration {
    package init(yaml: String, file: String) throws(Findings) {
        self = try YAMLFile.read(yaml, file: file) { file in
            let run = file.section("run")
            let approval = file.section("approval")
            let limits = file.section("limits")
            let returns = file.section("returns")
            let printers = Printer.all(in: file)
            let rule = approval.choice("rule", standIn: ApprovalRule.name)
            let approvers = approval.optionalText("approvers")
            if rule == .signature, approvers == nil {
                approval.refuse(
                    "approvers", "The rule signature needs a file of approvers (ssh-keygen's allowed signers).")
            }
            return Configuration(
                isTest: file.flag("test"), leadDays: run.integer("leadDays", in: 0...60),
                mailWithinDays: run.integer("mailWithinDays", in: 0...60),
                approvalRule: rule, plannerMayApprove: approval.flag("plannerMayApprove"), approvers: approvers,
                rejectsAllowed: limits.integer("rejects", in: 0...1_000_000_000),
                piecesPerBatch: limits.integer("piecesPerBatch", in: 1...999_999),
                failuresAllowed: limits.integer("failed", in: 0...100_000_000),
                workerSilence: limits.optionalInteger("workerSilence", in: 1...86_400) ?? 300,
                jump: limits.integer("jump", in: 0...1_000_000),
                personDataAge: limits.optionalInteger("personDataAge", in: 0...366) ?? 7,
                printers: printers, routing: Routing(file.section("routing"), among: printers),
                postage: Postage(file.section("postage")),
                returns: Manifest.Returns(address: returns.texts("address"), unopened: returns.flag("unopened")),
                retention: Retention(file.section("retention")),
                controlAddresses: file.sections("controlPieces").compactMap(ControlAddress.init),
                signingKey: file.optionalSection("signing")?.text("key"))
        }
    }
}

extension Configuration {
    /// As a workspace is set now, and not when a run was planned.
    init(of workspace: Workspace) throws {
        try self.init(yaml: try TextFile.read(workspace.configuration), file: RunSettings.configurationPath)
    }
}

/// How a run is approved: on somebody's word, or with a signature only.
package enum ApprovalRule: String, CaseIterable, Sendable { case name, signature }

extension Configuration.Postage {
    fileprivate init(_ section: YAMLSection) {
        let rates = section.section("rates")
        let europe = section.texts("europe").compactMap { code in
            let country = CountryCode(code)
            if country == nil { section.refuse("europe", "A country is two capitals (ISO 3166 alpha-2).") }
            return country
        }
        self.init(
            europe: Set(europe),
            rates: Dictionary(
                uniqueKeysWithValues: PostageClass.allCases.map { postageClass in
                    let rate = rates.section(postageClass.rawValue)
                    return (
                        postageClass,
                        Rate(
                            letter: rate.integer("letter", in: 0...100_000), card: rate.integer("card", in: 0...100_000)
                        )
                    )
                }))
    }
}
