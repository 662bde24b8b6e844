import Canvas
import LetterComposition
import PageLayout
import PageRendering
import PaperMail
import Stationery
import StrictFiles
import SystemPackage

/// proof.pdf: what an approver looks at. The figures, and letters that are drawn as all others will be.
struct RunProof {
    private let plan: PlanDatabase
    private let terms: PlanTerms
    private let settings: RunSettings
    private let library: FontLibrary

    /// - Parameter settings: those that the plan carries.
    init(of plan: PlanDatabase, with settings: RunSettings, fonts: FilePath) throws {
        self.plan = plan
        terms = plan.terms
        self.settings = settings
        library = try FontLibrary(of: plan, settings, in: fonts)
    }

    /// Writes the file whole or not at all.
    func write(_ figures: ApprovalFigures, _ samples: [ProofSelection.Sample], to path: FilePath) throws {
        let proof = ProofPages(library: library)
        var pages = try proof.report(figures.cover(letterDate: terms.letterDate, shown: samples.count))
        var letters: [BatchKind: BatchLetters] = [:]
        for (index, sample) in samples.enumerated() {
            // The postage class changes nothing on the page.
            var kind = sample.kind
            kind.postageClass = .domestic
            if letters[kind] == nil {
                letters[kind] = BatchLetters(kind, settings: settings, date: terms.letterDate, library: library)
            }
            guard let own = letters[kind], let piece = try plan.piece(of: sample.account) else {
                throw RunError.damagedPlan(plan.path)
            }
            let caption =
                "\(ProofPages.word) \(terms.run) - \(kind.product.rawValue) - "
                + sample.reasons.joined(separator: ", ")
            pages += try proof.pages(of: try own.pages(of: piece), number: index + 1, caption: caption)
        }
        try write(pages, to: path)
    }

    private func write(_ pages: [Page], to path: FilePath) throws {
        let partial = path.removingLastComponent().appending(".proof.pdf.partial")
        let pdf = try PDFRenderer(
            path: partial.string, title: "Proef \(terms.run)", date: "\(terms.letterDate)T00:00:00Z", library: library)
        try pdf.write(pages)
        try pdf.finish()
        try TextFile.moveToPlace(partial, to: path)
    }
}
