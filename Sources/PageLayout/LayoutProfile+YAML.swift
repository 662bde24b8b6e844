import Canvas
import LetterComposition
package import MailboxDomain
import Measures
import StrictFiles

extension LayoutProfile {
    /// Reads a layout and refuses one whose zones overlap or leave the sheet's printable area.
    ///
    /// - Parameter isFrozen: whether a plan carries it: that was asked by the version that planned.
    package init(yaml: String, file: String, isFrozen: Bool = false) throws(Findings) {
        self = try YAMLFile.read(yaml, file: file, age: isFrozen ? .frozen : .current) { file in
            let sheet = file.section("sheet")
            let body = file.section("body")
            // What a machine can feed. A sheet without a size would have a weight without end.
            let side = 50.0...1000
            let profile = LayoutProfile(
                name: file.text("name"),
                sheet: Size(width: sheet.number("width", in: side).mm, height: sheet.number("height", in: side).mm),
                sides: sheet.integer("sides", in: 1...2), sheets: sheet.integer("sheets", in: 1...9),
                bleed: sheet.contains("bleed") ? sheet.number("bleed", in: 0...10).mm : .zero,
                freeEdge: sheet.length("freeEdge"),
                folds: file.texts("folds").compactMap { text in
                    guard let fold = Double(text), (0...1000).contains(fold) else {
                        file.refuse(
                            "folds", "Every fold is a number of millimetres, from 0 to 1000.",
                            details: ExpectedValue.number(0...1000).details)
                        return nil
                    }
                    return fold.mm
                },
                foldMarks: file.optionalSection("foldMarks").map { section in
                    FoldMarks(x: section.length("x"), length: section.length("length"))
                },
                window: file.optionalSection("window").map { $0.rectangle() },
                letterhead: file.section("letterhead").textZone(),
                hasPreprintedLetterhead: file.contains("preprintedLetterhead") && file.flag("preprintedLetterhead"),
                returnLine: file.section("returnLine").textZone(),
                address: file.section("address").textZone(), kix: file.choice("kix", standIn: .none),
                reference: file.optionalSection("reference").map { $0.textZone() },
                body: Body(
                    page: body.integer("page", in: 1...2), area: body.rectangle(),
                    continuation: body.optionalSection("continuation").map { $0.rectangle() },
                    continuationLine: body.optionalSection("continuationLine").map { $0.textZone() }),
                text: file.section("text").bodyText(),
                qr: file.optionalSection("qr").map { section in
                    QRZone(
                        x: section.length("x"), labelWidth: section.length("labelWidth"),
                        // 0.4 mm is the least that phones read from paper with certainty.
                        module: section.number("module", in: 0.4...2).mm,
                        labelSize: section.number("labelSize", in: 7...20))
                },
                drawing: file.optionalSection("drawing").map { section in
                    DrawingZone(
                        x: section.length("x"), width: section.length("width"),
                        gap: section.contains("gap") ? section.length("gap") : .zero)
                },
                box: file.optionalSection("box").map { $0.box() },
                mark: Mark(symbology: .dataMatrix, area: file.section("mark").rectangle()),
                keptClear: file.sections("keepClear").map { section in
                    ClearZone(
                        name: section.text("name"), page: section.integer("page", in: 1...2), area: section.rectangle())
                })
            for problem in profile.problems {
                file.refuse(problem.zone, problem.message, details: problem.details)
            }
            return profile
        }
    }
}

extension YAMLSection {
    fileprivate func length(_ key: String) -> Length { number(key, in: 0...1000).mm }

    fileprivate func rectangle() -> Rectangle {
        Rectangle(x: length("x"), y: length("y"), width: length("width"), height: length("height"))
    }

    fileprivate func textZone() -> LayoutProfile.TextZone {
        LayoutProfile.TextZone(
            area: rectangle(), size: number("size", in: 6...40),
            weight: contains("weight") ? choice("weight", standIn: .regular) : .regular,
            lineHeight: length("lineHeight"))
    }

    fileprivate func box() -> LayoutProfile.Box {
        LayoutProfile.Box(
            block: choice("block", standIn: .help), sidePadding: length("sidePadding"), padding: length("padding"),
            rule: number("rule", in: 0.1...5).mm, topRule: number("topRule", in: 0.1...5).mm,
            callOut: number("callOut", in: 8...40),
            drawingWidth: contains("drawing") ? length("drawing") : nil)
    }

    fileprivate func bodyText() -> LayoutProfile.BodyText {
        LayoutProfile.BodyText(
            size: number("size", in: 8...30), heading: number("heading", in: 8...40),
            title: number("title", in: 8...40), number: number("number", in: 8...40),
            lineSpacing: number("lineSpacing", in: 1...2), paragraphGap: length("paragraphGap"),
            headingGap: length("headingGap"), titleGap: length("titleGap"), itemGap: length("itemGap"),
            indent: length("indent"), hasEvenLines: contains("evenLines") && flag("evenLines"))
    }
}
