package import MailboxDomain
import PaperMail
import PrintHouse
package import StrictFiles

extension Configuration {
    /// - Parameter age: whether a plan carries it.
    package init(yaml: String, file: String, age: YAMLAge = .current) throws(Findings) {
        self = try YAMLFile.read(yaml, file: file, age: age) { file in
            let run = file.section("run")
            let approval = file.section("approval")
            let limits = file.section("limits")
            let returns = file.section("returns")
            let terms = ReturnTerms(returns)
            let signing = file.optionalSection("signing")
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
                approvalRule: rule, plannerMayApprove: approval.flag("plannerMayApprove"),
                approvalNeedsOwnUsers: approval.contains("ownUsers") && approval.flag("ownUsers"), approvers: approvers,
                rejectsAllowed: limits.integer("rejects", in: 0...1_000_000_000),
                piecesPerBatch: limits.integer("piecesPerBatch", in: 1...999_999),
                failuresAllowed: limits.integer("failed", in: 0...100_000_000),
                workerSilence: limits.optionalInteger("workerSilence", in: 1...86_400) ?? 300,
                redrawnEvery: limits.optionalInteger("redrawnEvery", in: 1...999_999) ?? 100,
                readBackSample: limits.optionalInteger("readBackSample", in: 1...999_999) ?? 50,
                jump: limits.integer("jump", in: 0...1_000_000),
                recalled: limits.optionalInteger("recalled", in: 0...100) ?? 10,
                peopleMissing: limits.contains("peopleMissing") ? limits.number("peopleMissing", in: 0...100) : 0.5,
                personDataAge: limits.optionalInteger("personDataAge", in: 0...366) ?? 7,
                extractAge: limits.optionalInteger("extractAge", in: 0...366) ?? 45,
                printers: printers, routing: Routing(file.section("routing"), among: printers),
                postage: Postage(file.section("postage")), prices: AgreedPrices(file.optionalSection("prices")),
                returns: Manifest.Returns(
                    address: Self.address(in: returns), unopened: returns.flag("unopened"), form: terms?.form),
                returnTerms: terms, carrierReturns: CarrierReturnForm(returns),
                retention: Retention(file.section("retention")),
                controlAddresses: file.sections("controlPieces").compactMap(ControlAddress.init),
                signingKey: signing?.text("key"), sealSigners: signing?.optionalText("signers"),
                storeSigners: file.optionalSection("stores")?.text("signers"),
                textSigners: file.optionalSection("signOff")?.text("signers"))
        }
    }
}

extension Configuration {
    /// Where returned mail goes: what is written on it, so that it is never nothing.
    private static func address(in returns: YAMLSection) -> [String] {
        let lines = returns.items("address", isRequired: true) { line, refuse -> String? in
            if line.allSatisfy(\.isWhitespace) { refuse("The line is empty. Take it out.") }
            return line
        }
        if lines.isEmpty, returns.contains("address") { returns.refuse("address", "At least one line is expected.") }
        return lines
    }

    /// As a workspace is set now, and not when a run was planned.
    init(of workspace: Workspace) throws {
        let yaml = try TextFile.read(workspace.configuration, atMost: WorkspaceSettings.configurationLimit)
        try self.init(yaml: yaml, file: WorkspaceSettings.configurationPath)
    }
}

/// How a run is approved: on somebody's word, or with a signature only.
package enum ApprovalRule: String, CaseIterable, Codable, Sendable { case name, signature }

extension Configuration.Postage {
    fileprivate init(_ section: YAMLSection) {
        let rates = section.section("rates")
        var europe: Set<CountryCode> = []
        _ = section.items("europe", isRequired: true) { text, refuse -> CountryCode? in
            guard let country = CountryCode(text) else {
                let meant = CountryCode.meant(by: text).map { " Is \($0) meant?" } ?? ""
                refuse("A country's code is expected, two capitals of ISO 3166-1; \(text) is none.\(meant)")
                return nil
            }
            if country == .netherlands { refuse("The Netherlands have a rate of their own (domestic). Take NL out.") }
            if !europe.insert(country).inserted { refuse("\(country) stands here twice. Take one out.") }
            return country
        }
        if europe.isEmpty {
            section.refuse(
                "europe", "At least one country is expected: letters to all others have the rate of the world.")
        }
        self.init(
            europe: europe,
            rates: Dictionary(
                uniqueKeysWithValues: PostageClass.allCases.map { postageClass in
                    let rate = rates.section(postageClass.rawValue)
                    return (
                        postageClass,
                        Rate(
                            letter: rate.integer("letter", in: 1...100_000), card: rate.integer("card", in: 1...100_000)
                        )
                    )
                }))
    }
}
