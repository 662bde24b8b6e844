import AudienceSelection
import Foundation
import LetterComposition
import MailboxDomain
package import PaperMail
import PrintHouse
import Stationery
import SystemPackage

/// Whether a run could be sealed as it is: asked where it is planned, so that it can be mended, where it is approved,
/// because it then stands for good, and where it is sealed.
///
/// Only real mail is held up; a test is told what real mail would lack.
package struct SealReadiness: Sendable {
    package let run: RunID
    package let isTest: Bool
    /// In the order in which they are told; none where all is ready.
    package let gaps: [SealGap]

    /// - Parameter settings: those that the plan carries.
    init(of plan: PlanDatabase, with settings: RunSettings, in workspace: Workspace) throws {
        try self.init(
            of: plan.terms, with: settings, batches: plan.batches(), keys: SealingKeys(of: workspace))
    }

    /// - Parameters:
    ///   - settings: those that the plan carries: letters and manifests are made from them.
    ///   - keys: as the workspace is set now.
    ///   - searchPath: where programs are looked for.
    init(
        of terms: PlanTerms, with settings: RunSettings, batches: [PlannedBatch], keys: SealingKeys,
        searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) {
        run = terms.run
        isTest = settings.configuration.isTest
        let printers = Set(batches.map(\.printer)).sorted()
        gaps =
            Self.sender(settings, on: terms.letterDate) + Self.printers(settings.configuration, printers)
            + Self.legalBases(settings.policy, batches)
            + Self.keys(keys, printers)
            + Self.tools(keys, printers, on: searchPath)
    }

    /// Throws where it is real mail that cannot be sealed.
    func check() throws(NotReadyToSeal) {
        guard isTest || gaps.isEmpty else { throw NotReadyToSeal(run: run, gaps: gaps) }
    }

    /// A list for people; nil where there is nothing to tell.
    package var text: String? {
        guard !gaps.isEmpty else { return nil }
        let title =
            isTest
            ? "Real mail could not be sealed so; a test can:"
            : "Not ready to be sealed, so it cannot be approved either. Mend this, and plan again:"
        return ([title] + gaps.map { "  \($0)" }).joined(separator: "\n")
    }

    private static func sender(_ settings: RunSettings, on date: CalendarDate) -> [SealGap] {
        let unfit = settings.stationery.sender.unfitForMailing(on: date)
        guard !unfit.isEmpty else { return [] }
        return [
            SealGap(
                .senderValues,
                "Templates/sender.yaml has sample values, or values not checked for a year: "
                    + "\(unfit.joined(separator: ", ")). Correct them.")
        ]
    }

    private static func printers(_ configuration: Configuration, _ printers: [PrinterID]) -> [SealGap] {
        // The sample that `init` writes is read as any other file; that it can be is tested.
        guard let sample = Configuration.sample else { return [] }
        let left = printers.compactMap { id -> String? in
            let keys = configuration.printers[id]?.keysLeft(asIn: sample.printers[sample.routing.printer]) ?? []
            return keys.isEmpty ? nil : "printers.\(id.name): \(keys.joined(separator: ", "))"
        }
        // The first line is the sender's name, which may be that of the sample.
        let lines = Set(sample.returns.address.dropFirst())
        let returns = lines.isDisjoint(with: configuration.returns.address) ? [] : ["returns.address"]
        guard !(left + returns).isEmpty else { return [] }
        return [
            SealGap(
                .printerValues,
                "postvangnet.yaml has the sample values that init wrote: \((left + returns).joined(separator: "; ")). "
                    + "Put in what you agreed with printer and carrier.")
        ]
    }

    private static func legalBases(_ policy: Policy, _ batches: [PlannedBatch]) -> [SealGap] {
        let products = Set(batches.map(\.product))
        let drafts = policy.audiences.filter { entry in
            entry.isLegalBasisDraft && !products.isDisjoint(with: Product.all(for: [entry.audience]))
        }
        guard !drafts.isEmpty else { return [] }
        return [
            SealGap(
                .legalBasis,
                "policy.yaml has a draft for the legal basis of \(drafts.map(\.audience.rawValue).joined(separator: ", ")). "
                    + "Put in what was decided.")
        ]
    }

    private static func keys(_ keys: SealingKeys, _ printers: [PrinterID]) -> [SealGap] {
        func isThere(_ file: FilePath) -> Bool { FileManager.default.isReadableFile(atPath: file.string) }
        var gaps: [SealGap] = []
        if let signing = keys.signing {
            if !isThere(signing) {
                gaps.append(SealGap(.signingKey, "The key \(signing) is not there (signing.key in postvangnet.yaml)."))
            }
        } else {
            gaps.append(
                SealGap(.signingKey, "postvangnet.yaml names no key to sign the batches with. Set signing.key."))
        }
        if let signers = keys.signers, !isThere(signers) {
            gaps.append(
                SealGap(.sealSigners, "The list \(signers) is not there (signing.signers in postvangnet.yaml)."))
        }
        for printer in printers {
            guard let file = keys.recipients[printer], !isThere(file) else { continue }
            gaps.append(
                SealGap(
                    .encryptionKeys,
                    "The keys \(file) of the printer \(printer) are not there (encryption.ageRecipients in "
                        + "postvangnet.yaml)."))
        }
        return gaps
    }

    private static func tools(_ keys: SealingKeys, _ printers: [PrinterID], on path: String) -> [SealGap] {
        var tools = SealTool.readers
        if keys.signing != nil { tools.append(.signing) }
        if printers.contains(where: { keys.recipients[$0] != nil }) { tools.append(.encryption) }
        return tools.filter { !$0.stands(on: path) }.map { tool in
            SealGap(.tool, "The program \(tool.name) is missing; install Debian's package \(tool.package).")
        }
    }
}
