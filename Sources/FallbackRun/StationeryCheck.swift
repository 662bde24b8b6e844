import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import SystemPackage

/// Lays out one short letter of every product in all circumstances, before anyone is selected.
///
/// A text that is too long for its layout is a fault of the template, and not of each of its readers.
struct StationeryCheck {
    let settings: RunSettings
    let library: FontLibrary

    private var stationery: Stationery { settings.stationery }

    func run() throws {
        var findings: [Finding] = []
        guard let date = CalendarDate(year: 2026, month: 9, day: 30) else { return }
        for product in Product.allCases {
            guard let template = stationery.template(of: product) else { continue }
            let printers = settings.configuration.routing.printers
            let profiles = Set(
                printers.flatMap { printer in template.layouts.compactMap { settings.layout($0, for: printer) } })
            for profile in profiles.sorted(by: { $0.name < $1.name }) {
                for circumstances in LetterCondition.allCombinations {
                    do throws(LayoutError) {
                        try layOut(template, profile, circumstances, date)
                    } catch {
                        findings.append(
                            Finding(
                                code: error.code, place: .init(file: "Templates/\(product.rawValue)/nl.md"),
                                message: "\(error) Layout: \(profile.name); readers: \(circumstances.inWords)."))
                    }
                }
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
    }

    private func layOut(
        _ template: Template, _ profile: LayoutProfile, _ circumstances: Set<LetterCondition>, _ date: CalendarDate
    ) throws(LayoutError) {
        let variant = LetterVariant(of: template, circumstances: circumstances, date: date)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: stationery.sender.name,
            returnAddress: stationery.sender.returnAddress, drawings: stationery.drawings, library: library)
        let ward = circumstances.contains(.ward) ? "de heer Van Dijk" : nil
        let reference = "0000 0000 0000 0000"
        guard
            let letter = try? Letter(
                variant: variant, salutation: "Geachte mevrouw Van Dijk", reference: reference, ward: ward)
        else { return }
        _ = try layout.pages(
            of: letter, envelope: ["A. van Dijk", "Lindelaan 1", "1234 AB  VOORBEELDSTAD"], kix: "1234AB1",
            pieceReference: reference
        ) { "0000000000000000\($0)\($1)1" }
    }
}
