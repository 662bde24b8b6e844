import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import Stationery
import StrictFiles

/// Lays out one short letter of every product in all circumstances, before anyone is selected.
///
/// A text that is too long for its layout is a fault of the template, and not of each of its readers.
struct StationeryFit {
    let settings: RunSettings
    let library: FontLibrary

    private var stationery: StationerySet { settings.stationery }

    func check() throws {
        var findings: [Finding] = []
        let known = SetTexts()
        for product in Product.allCases {
            guard let template = stationery.template(of: product) else { continue }
            let printers = settings.configuration.routing.printers
            let profiles = Set(
                printers.flatMap { printer in template.layouts.compactMap { settings.layout($0, for: printer) } })
            for profile in profiles.sorted(by: { $0.name < $1.name }) {
                let setting = LetterSetting(
                    template, on: profile, sender: stationery.sender, drawings: stationery.drawings,
                    date: SampleLetter.date, library: library, known: known)
                for circumstances in LetterCondition.allCombinations
                where template.isTold(.curatorOnline) || !circumstances.contains(.curatorOnline) {
                    let recipient = SampleLetter.recipient(
                        in: circumstances, salutation: "Geachte mevrouw Van Dijk", ward: "de heer Van Dijk")
                    do {
                        _ = try setting.pages(
                            to: recipient, reference: SampleLetter.reference, mark: SampleLetter.mark)
                    } catch let error as LayoutError {
                        findings.append(
                            Finding(
                                code: error.fault, place: place(of: error, in: template, on: profile, circumstances),
                                message: "\(error) Layout: \(profile.name); readers: \(circumstances.inWords)."))
                    }
                }
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
    }

    /// Where a person can mend it: in the text, in its header, in what the sender says, or in the layout.
    private func place(
        of error: LayoutError, in template: Template, on profile: LayoutProfile, _ readers: Set<LetterCondition>
    ) -> Finding.Place {
        let header = StationeryPath.header(of: template.product)
        switch error.zone ?? .body {
        case .letterhead: return place(at: "values.afzender.value", in: StationeryPath.sender)
        case .returnLine: return place(at: "values.retouradres.value", in: StationeryPath.sender)
        case .qr: return place(at: "qr", in: header)
        case .drawing: return place(at: template.drawings.first?.key ?? "drawings", in: header)
        case .turnOver: return place(at: "body.turnOver", in: StationeryPath.layout(profile.name))
        case .address, .kix, .mark, .foldMarks:
            return place(at: error.zone?.rawValue ?? "", in: StationeryPath.layout(profile.name))
        case .reference, .body, .proof:
            let blocks = template.blocks.filter { $0.condition.holds(in: readers) }
            let reference = blocks.first { $0.name == .reference }
            // A text that is too long ends where there is no room left.
            let block = error.zone == .reference ? reference : blocks.last
            return Finding.Place(
                file: block?.file ?? StationeryPath.text(of: template.product), line: block?.line ?? 1)
        }
    }

    private func place(at key: String, in file: String) -> Finding.Place {
        Finding.Place(file: file, line: YAMLFile.lines(in: stationery.sources[file] ?? "")[key], column: key)
    }
}
