import MailboxDomain
import PDFFinishing

/// Compares what letters.pdf has with what pages for print may have: black ink, boxes that agree with the sheet, fonts of
/// its own, and nothing that happens, is layered, attached or claimed.
struct InspectionCheck {
    private(set) var findings: [Finding] = []

    /// In points; programs write them with two or three places.
    private static let tolerance = 0.5

    /// - Parameters:
    ///   - product: nil where no manifest says it.
    ///   - blankPages: those without text.
    init(_ inspection: PrintInspection, product: Manifest.Product?, blankPages: Set<Int>) {
        for fault in inspection.faults {
            let more = fault.count > 1 ? " It is met \(fault.count) times." : ""
            report(Self.code(of: fault.kind), fault.page, Self.sentence(on: fault) + more)
        }
        if let product { checkBoxes(inspection.boxes, of: product) }
        checkBlankPages(inspection.drawn.filter(blankPages.contains))
        checkClaims(inspection, isConfigured: product?.outputIntent != nil)
    }

    private mutating func checkBoxes(_ groups: [PrintInspection.BoxedPages], of product: Manifest.Product) {
        func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
        let bleed = points(product.bleedMm)
        let (width, height) = (points(product.sheet.widthMm), points(product.sheet.heightMm))
        let paper = [0, 0, width + 2 * bleed, height + 2 * bleed]
        let trim = [bleed, bleed, bleed + width, bleed + height]
        for group in groups {
            let boxes = group.boxes
            let checks: [(name: String, box: [Double]?, expected: [Double])] = [
                ("MediaBox", boxes.media.isEmpty ? nil : boxes.media, paper), ("BleedBox", boxes.bleed, paper),
                ("TrimBox", boxes.trim, trim), ("CropBox", boxes.crop, paper), ("ArtBox", boxes.art, trim),
            ]
            for check in checks {
                guard let box = check.box, !Self.isNear(box, check.expected) else { continue }
                let others = group.count > 1 ? ", and so are \(group.count - 1) other page(s)" : ""
                report(
                    .pageBoxDiffers, group.firstPage,
                    "The \(check.name) is not that of the manifest's sheet and bleed\(others). Print nothing by it.")
            }
        }
    }

    private static func isNear(_ box: [Double], _ expected: [Double]) -> Bool {
        // A number that is none is near nothing.
        box.count == 4 && zip(box, expected).allSatisfy { abs($0 - $1) <= tolerance }
    }

    private mutating func checkBlankPages(_ pages: [Int]) {
        guard let first = pages.first else { return }
        let others = pages.count > 1 ? ", and on \(pages.count - 1) other such page(s)" : ""
        report(.inkOnBlankPage, first, "Something is drawn on this page without text\(others). Blank backs are blank.")
    }

    private mutating func checkClaims(_ inspection: PrintInspection, isConfigured: Bool) {
        let allowed: Set<String> = isConfigured ? ["PDF/X", "PDF/VT"] : []
        for claim in inspection.claims where !allowed.contains(claim) {
            report(
                .standardClaimed, nil,
                "The file says that it is \(claim). The manifest knows nothing of that: do not print it as such.")
        }
        guard !isConfigured, inspection.hasOutputIntent || inspection.hasParts else { return }
        let what = inspection.hasOutputIntent ? "an output intent" : "document parts"
        report(.standardClaimed, nil, "The file has \(what), as PDF/X and PDF/VT ask; the manifest has none.")
    }

    private static func code(of kind: PrintInspection.Kind) -> BatchFault {
        switch kind {
        case .encryption: .lettersEncrypted
        case .script, .action, .form, .attachment, .layer, .foreign: .documentActive
        case .annotation: .pageAnnotations
        case .unit: .pageUnit
        case .rotation: .pageRotated
        case .missingBox: .pageBoxMissing
        case .colour: .colourFound
        case .fontNotEmbedded: .fontNotEmbedded
        case .unreadable: .lettersUnreadable
        }
    }

    private static func sentence(on fault: PrintInspection.Fault) -> String {
        switch fault.kind {
        case .encryption: "The file is encrypted; ours never is."
        case .script: "The file has a script (\(fault.what)). Do not open it in a reader of documents."
        case .action: "The file does something when it is opened or clicked (\(fault.what))."
        case .form: "The file has a form (\(fault.what))."
        case .attachment: "The file has another file in it (\(fault.what))."
        case .layer: "The file has layers that can be shown and hidden (\(fault.what))."
        case .foreign: "Something is drawn from elsewhere, or changes inks behind the page's back (\(fault.what))."
        case .annotation: "The page has annotations, which some machines print and others do not."
        case .unit: "The page is measured in other units than points (UserUnit), so that machines scale it."
        case .rotation: "The page is turned (Rotate)."
        case .missingBox: "The page has no \(fault.what)."
        case .colour: "Something is not of black ink alone (\(fault.what))."
        case .fontNotEmbedded: "A font is not in the file: each machine puts another one in its place."
        case .unreadable: "What is drawn here cannot be told: \(fault.what) is damaged, or coded in an unknown way."
        }
    }

    private mutating func report(_ code: BatchFault, _ page: Int?, _ message: String) {
        let place = Finding.Place(file: BatchFile.letters.name, column: page.map { "page \($0)" })
        findings.append(Finding(code: code, place: place, message: message))
    }
}
