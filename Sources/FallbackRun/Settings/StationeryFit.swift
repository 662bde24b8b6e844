import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import Stationery
import SystemPackage

/// Lays out one short letter of every product in all circumstances, before anyone is selected.
///
/// A text that is too long for its layout is a fault of the template, and not of each of its readers.
struct StationeryFit {
    let settings: RunSettings
    let library: FontLibrary

    private var stationery: StationerySet { settings.stationery }

    func check() throws {
        var findings: [Finding] = []
        for product in Product.allCases {
            guard let template = stationery.template(of: product) else { continue }
            let printers = settings.configuration.routing.printers
            let profiles = Set(
                printers.flatMap { printer in template.layouts.compactMap { settings.layout($0, for: printer) } })
            for profile in profiles.sorted(by: { $0.name < $1.name }) {
                let setting = LetterSetting(
                    template, on: profile, sender: stationery.sender, drawings: stationery.drawings,
                    date: SampleLetter.date, library: library)
                for circumstances in LetterCondition.allCombinations {
                    let recipient = SampleLetter.recipient(
                        in: circumstances, salutation: "Geachte mevrouw Van Dijk", ward: "de heer Van Dijk")
                    do {
                        _ = try setting.pages(
                            to: recipient, reference: SampleLetter.reference, mark: SampleLetter.mark)
                    } catch let error as LayoutError {
                        findings.append(
                            Finding(
                                code: error.fault, place: .init(file: StationeryPath.text(of: product)),
                                message: "\(error) Layout: \(profile.name); readers: \(circumstances.inWords)."))
                    }
                }
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
    }
}
