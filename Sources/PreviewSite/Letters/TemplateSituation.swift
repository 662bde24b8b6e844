import LetterComposition
import MailboxDomain
import Stationery

/// What is known of one template at a moment.
struct TemplateSituation: Sendable {
    let product: Product
    /// As far as they could be read; empty where they could not.
    let title: String
    let version: String
    /// Who signed it off, and what changed since.
    let standing: SignOffStanding
    let signOffs: SignOffRecord?
    let lastChange: Instant?
    /// What keeps its letters from being made.
    let faults: [Finding]
    /// What letters are shown from: as the files are, or as they were when they were last right.
    let shown: TemplateMaterial?
    /// Nil where the text could not be checked.
    var check: TemplateLint.Checked?
    /// Why it could not: what is wrong with the sender or the glossary. Of the glossary also what the check can do without.
    var checkFaults: [Finding] = []
    /// As it stands in nl.md, with the shared blocks that it uses.
    let text: String

    init(_ product: Product, reading: StationeryReading, shown: TemplateMaterial?) {
        self.product = product
        self.shown = shown
        let template = reading.templates[product]?.template
        let title = template?.title ?? ""
        self.title = title.isEmpty ? shown?.template.title ?? product.rawValue : title
        version = template?.version ?? ""
        standing = SignOffStanding(of: product, in: reading)
        signOffs = reading.signOffs[product]
        lastChange = reading.files.lastChange(of: product)
        faults = reading.findings(for: product)
        text = reading.files.wholeText(of: product)
    }

    var isBroken: Bool { !faults.isEmpty }

    /// What keeps some forms of it from being laid out, where nothing keeps all of them.
    var formFaults: [Finding] { isBroken ? [] : (check?.faults ?? []).filter { !faults.contains($0) } }
}
