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
            let letterhead = file.section("letterhead")
            let address = file.section("address")
            let reference = file.optionalSection("reference")
            let continuationLine = body.optionalSection("continuationLine")
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
                reach: file.optionalSection("reach").map { $0.rectangle() },
                letterhead: letterhead.textZone(),
                organisation: letterhead.optionalSection("organisation").map { $0.textLook() },
                letterheadRules: letterhead.sections("rules").map { $0.rectangle() },
                hasPreprintedLetterhead: file.optionalFlag("preprintedLetterhead"),
                returnLine: file.section("returnLine").textZone(),
                address: address.textZone(),
                largestAddress: address.contains("sizeAtMost") ? address.number("sizeAtMost", in: 6...40) : nil,
                kix: file.choice("kix", standIn: .none), reference: reference?.textZone(),
                referenceGap: reference?.optionalLength("groupGap") ?? .zero,
                body: Body(
                    page: body.integer("page", in: 1...2), area: body.rectangle(),
                    continuation: body.optionalSection("continuation").map { $0.rectangle() },
                    continuationLine: continuationLine?.textZone(),
                    continuationIsGrouped: continuationLine?.optionalFlag("grouped") ?? false,
                    turnOver: body.optionalSection("turnOver").map { section in
                        TurnOver(text: section.text("text"), zone: section.textZone())
                    },
                    leading: body.items("leading") { text, refuse in
                        let block = BlockName(rawValue: text)
                        if block == nil {
                            refuse("One of: \(BlockName.allCases.map(\.rawValue).joined(separator: ", ")) is expected.")
                        }
                        return block
                    }),
                text: file.section("text").bodyText(),
                qr: file.optionalSection("qr").map { $0.qrZone() },
                drawing: file.optionalSection("drawing").map { section in
                    DrawingZone(
                        x: section.length("x"), width: section.length("width"),
                        gap: section.optionalLength("gap") ?? .zero)
                },
                box: file.optionalSection("box").map { $0.box() },
                mark: Mark(symbology: .dataMatrix, area: file.section("mark").rectangle()),
                keptClear: file.sections("keepClear").map { section in
                    ClearZone(
                        name: section.text("name"), page: section.integer("page", in: 1...2), area: section.rectangle())
                }, coding: file.optionalSection("coding").map { $0.rectangle() })
            for problem in profile.problems {
                file.refuse(problem.zone, problem.message, details: problem.details)
            }
            return profile
        }
    }
}

extension YAMLSection {
    fileprivate func length(_ key: String) -> Length { number(key, in: 0...1000).mm }

    fileprivate func optionalLength(_ key: String) -> Length? { contains(key) ? length(key) : nil }

    fileprivate func optionalFlag(_ key: String) -> Bool { contains(key) && flag(key) }

    fileprivate func rectangle() -> Rectangle {
        Rectangle(x: length("x"), y: length("y"), width: length("width"), height: length("height"))
    }

    fileprivate func textZone() -> LayoutProfile.TextZone {
        let look = textLook()
        return LayoutProfile.TextZone(
            area: rectangle(), size: look.size, weight: look.weight, lineHeight: look.lineHeight)
    }

    fileprivate func textLook() -> LayoutProfile.TextLook {
        LayoutProfile.TextLook(
            size: number("size", in: 6...40),
            weight: contains("weight") ? choice("weight", standIn: .regular) : .regular,
            lineHeight: length("lineHeight"))
    }

    fileprivate func qrZone() -> LayoutProfile.QRZone {
        let isUnderText = optionalFlag("underText")
        return LayoutProfile.QRZone(
            place: isUnderText ? .underText : .margin(x: length("x"), labelWidth: length("labelWidth")),
            // 0.4 mm is the least that phones read from paper with certainty.
            module: number("module", in: 0.4...2).mm, labelSize: number("labelSize", in: 7...20))
    }

    fileprivate func box() -> LayoutProfile.Box {
        LayoutProfile.Box(
            block: choice("block", standIn: .help), sidePadding: length("sidePadding"), padding: length("padding"),
            rule: number("rule", in: 0.1...5).mm, topRule: number("topRule", in: 0.1...5).mm,
            callOut: number("callOut", in: 8...40),
            drawingWidth: optionalLength("drawing"))
    }

    fileprivate func bodyText() -> LayoutProfile.BodyText {
        LayoutProfile.BodyText(
            size: number("size", in: 8...30), heading: number("heading", in: 8...40),
            title: number("title", in: 8...40), number: number("number", in: 8...40),
            lineSpacing: number("lineSpacing", in: 1...2), paragraphGap: length("paragraphGap"),
            headingGap: length("headingGap"), titleGap: length("titleGap"), itemGap: length("itemGap"),
            indent: length("indent"), hasEvenLines: optionalFlag("evenLines"))
    }
}
