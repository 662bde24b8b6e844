package import Canvas
package import LetterComposition
package import Measures

/// Where everything stands on the sheet of a letter or card, in millimetres (`Templates/layouts/NAME.yaml`).
package struct LayoutProfile: Hashable, Sendable {
    package var name: String
    package var sheet: Size
    /// 1 where only the front is printed, 2 where blank backs are pages too.
    package var sides: Int
    /// The most sheets that a letter may take.
    package var sheets: Int
    /// How far a page is drawn beyond the sheet, which is cut to its size.
    package var bleed: Length = .zero
    /// Kept free of print at all edges.
    package var freeEdge: Length
    /// Where the sheet is folded, from its top.
    package var folds: [Length]
    /// Printed at the left edge of every front to show the folds; nil where the folds are not marked.
    package var foldMarks: FoldMarks?
    /// What always shows of the folded sheet through the window of its envelope; nil for a card.
    package var window: Rectangle?
    /// What can show where the sheet lies badly: nothing else is printed there. Nil where the layout does not say.
    package var reach: Rectangle?
    package var letterhead: TextZone
    /// Under the name in the letterhead: the organisation behind the service; nil where the layout has no place for it.
    package var organisation: TextLook?
    /// The lines of the letterhead, outside its text.
    package var letterheadRules: [Rectangle] = []
    /// Whether the paper bears the letterhead already: then it is shown in previews and not printed.
    package var hasPreprintedLetterhead: Bool
    package var returnLine: TextZone
    package var address: TextZone
    /// The most that an address may be set in, in points, where it fits; nil to set all in the zone's own size.
    package var largestAddress: Double?
    /// Where the post's barcode stands beside the address, inside the address zone.
    package var kix: KIXPlace
    /// Date and reference; nil where the layout has none.
    package var reference: TextZone?
    /// Above each text of the reference that is all bold, but for the first.
    package var referenceGap: Length = .zero
    package var body: Body
    package var text: BodyText
    package var qr: QRZone?
    package var drawing: DrawingZone?
    package var box: Box?
    /// Where the mark of every sheet stands, on the sheet's front.
    package var mark: Mark
    /// Areas that nothing may be printed in, such as the post's coding zone.
    package var keptClear: [ClearZone]
    /// Where the printer prints the carrier's codes, on the front of the first sheet; nil for none.
    package var coding: Rectangle?

    package enum KIXPlace: String, CaseIterable, Sendable { case none, above, under }

    package struct TextZone: Hashable, Sendable {
        package var area: Rectangle
        /// Font size in points.
        package var size: Double
        package var weight: FontWeight
        /// From baseline to baseline.
        package var lineHeight: Length
    }

    /// How a text looks that stands in a zone with another.
    package struct TextLook: Hashable, Sendable {
        /// Font size in points.
        package var size: Double
        package var weight: FontWeight
        package var lineHeight: Length
    }

    /// Where the text flows.
    package struct Body: Hashable, Sendable {
        /// The first page that it stands on, from 1.
        package var page: Int
        package var area: Rectangle
        /// On the pages after that; nil where there may be none.
        package var continuation: Rectangle?
        /// Where the reference stands on those pages, so that a loose one can be told from another's.
        package var continuationLine: TextZone?
        /// Whether it is in groups of four there, as on the first page.
        package var continuationIsGrouped = false
        /// At the foot of a front whose text goes on on the back.
        package var turnOver: TurnOver?
        /// The blocks that come right after the key message, whatever their place in the text.
        package var leading: [BlockName] = []
    }

    /// What a front says whose text goes on on the back.
    package struct TurnOver: Hashable, Sendable {
        package var text: String
        package var zone: TextZone
    }

    package struct BodyText: Hashable, Sendable {
        /// Font sizes in points.
        package var size: Double
        package var heading: Double
        package var title: Double
        package var number: Double
        /// Line height as a multiple of the font size.
        package var lineSpacing: Double
        package var paragraphGap: Length
        /// Above a heading.
        package var headingGap: Length
        /// Under a heading of the first level.
        package var titleGap: Length
        package var itemGap: Length
        /// How far list items are moved in.
        package var indent: Length
        /// Whether no last line holds one word only, and the lines of a heading are about as long as each other.
        package var hasEvenLines = false
    }

    package struct QRZone: Hashable, Sendable {
        package var place: Place
        package var module: Length
        /// Font size of caption and readable address, in points.
        package var labelSize: Double

        package enum Place: Hashable, Sendable {
            /// Left edge of the modules and width of the label under them; the top is that of the block beside it.
            case margin(x: Length, labelWidth: Length)
            /// In the column of the text, behind all of it, with the label at its right.
            case underText
        }
    }

    /// The column of the drawings: to the left or the right of the text, or for those of steps inside it.
    package struct DrawingZone: Hashable, Sendable {
        /// The top is that of the block or step beside it, the height follows from the drawing.
        package var x: Length
        package var width: Length
        /// At least between the drawing of a step and what stands under it, or to its left in the column of the text.
        package var gap: Length = .zero
    }

    /// A block that stands in a frame, all of it on one page.
    package struct Box: Hashable, Sendable {
        package var block: BlockName
        /// Inside the frame: at the left and right, and above and under the text.
        package var sidePadding: Length
        package var padding: Length
        /// How thick the lines of the frame are.
        package var rule: Length
        package var topRule: Length
        /// Font size in points of a paragraph that is all bold, such as a telephone number.
        package var callOut: Double
        /// Of the drawing beside the text inside; nil where there is no place for one.
        package var drawingWidth: Length?
    }

    package struct FoldMarks: Hashable, Sendable {
        package var x: Length
        package var length: Length
    }

    package struct ClearZone: Hashable, Sendable {
        package var name: String
        package var page: Int
        package var area: Rectangle
    }

    package var envelopeWindow: EnvelopeWindow? { window.map { EnvelopeWindow(shown: $0, reach: reach) } }
    package var foldedSheet: FoldedSheet { FoldedSheet(sheet, folds: folds) }
    package var pagesPerSheet: Int { sides }
    /// Whether a page, counted from 1, is the front of a sheet.
    func isFront(_ page: Int) -> Bool { (page - 1).isMultiple(of: pagesPerSheet) }
    /// The lines of the fold marks.
    var foldRules: [Rectangle] {
        guard let foldMarks else { return [] }
        let thickness = 0.2.mm
        return folds.map {
            Rectangle(x: foldMarks.x, y: $0 - thickness * 0.5, width: foldMarks.length, height: thickness)
        }
    }
    package var printableArea: Rectangle {
        Rectangle(x: .zero, y: .zero, width: sheet.width, height: sheet.height).inset(by: freeEdge)
    }
    /// A zone that something is printed in.
    struct PrintedZone {
        var name: String
        /// What may be printed.
        var ink: Rectangle
        /// What nothing else may touch.
        var area: Rectangle

        init(_ name: String, _ ink: Rectangle, clear: Rectangle? = nil) {
            self.name = name
            self.ink = ink
            area = clear ?? ink
        }
    }

    /// What must show through the window, by the names of their zones.
    package var shownZones: [(name: String, area: Rectangle)] {
        [("address", address.area), ("returnLine", returnLine.area)] + (coding.map { [("coding", $0)] } ?? [])
    }

    /// What must not, wherever the sheet lies: all else that is printed on the front.
    package var hiddenZones: [(name: String, area: Rectangle)] {
        let shown = Set(shownZones.map(\.name))
        return printedZones(of: 1).filter { !shown.contains($0.name) }.map { ($0.name, $0.area) }
    }

    /// The zones that something is printed in on a page, counted from 1.
    func printedZones(of page: Int) -> [PrintedZone] {
        var zones: [PrintedZone] = []
        if page == 1 {
            zones = [
                PrintedZone("letterhead", letterhead.area), PrintedZone("returnLine", returnLine.area),
                PrintedZone("address", address.area),
            ]
            zones += letterheadRules.map { PrintedZone("letterheadRules", $0) }
            if let reference { zones.append(PrintedZone("reference", reference.area)) }
        }
        if isFront(page) {
            zones.append(PrintedZone("mark", mark.area, clear: mark.clearArea))
            zones += foldRules.map { PrintedZone("foldMarks", $0) }
        }
        if page == body.page { zones.append(PrintedZone("body", body.area)) }
        if page >= body.page, isFront(page), let turnOver = body.turnOver {
            zones.append(PrintedZone("turnOver", turnOver.zone.area))
        }
        if page > body.page, let continuation = body.continuation {
            zones.append(PrintedZone("continuation", continuation))
            if let line = body.continuationLine { zones.append(PrintedZone("continuationLine", line.area)) }
        }
        return zones
    }
}
