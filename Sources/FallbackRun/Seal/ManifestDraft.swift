import AudienceSelection
import LetterComposition
import MailboxDomain
import Measures
import PDFFinishing
import PageLayout
import PaperMail
import PrintHouse
import Stationery
import StrictFiles

extension Manifest {
    /// What a printer must know about a rendered batch, before sealing adds the files.
    ///
    /// All of it comes from the plan, so the same plan gives the same manifest on any day.
    init(
        for batch: PlannedBatch, of batches: Int, superseding earlier: [BatchID], rendered: RenderedBatch,
        rows: [PieceRow], controlPieces: [PieceID], lot: MailingLot?, days: MailingDays,
        variants: [Variant]?, settings: RunSettings
    ) throws {
        let configuration = settings.configuration
        guard let profile = settings.layout(batch.layout, for: batch.printer),
            let printer = configuration.printers[batch.printer]
        else { throw RunError.notRendered(batch.id) }
        let isCard = batch.product.kind == .card
        let paper = printer.paper(ofCard: isCard)
        let sheets = rows.map(\.sheets).max() ?? 1
        self.init(
            batch: Batch(
                id: batch.id, test: configuration.isTest, number: batch.id.number, of: batches, supersedes: earlier),
            mailing: Mailing(
                orderNumber: printer.orderNumber, contractNumber: printer.contractNumber, contact: printer.contact,
                mailFrom: days.mailFrom, mailBy: days.mailBy),
            sender: Sender(
                name: settings.stationery.sender.name, returnLine: settings.stationery.sender.returnAddress),
            product: Product(
                kind: isCard ? .card : .letter, layout: batch.layout,
                sheet: Size(widthMm: profile.sheet.width.millimetres, heightMm: profile.sheet.height.millimetres),
                bleedMm: profile.bleed.millimetres, sides: profile.sides == 1 ? .one : .two, paper: paper.name,
                stationery: paper.stationery, fold: Product.Fold(profile),
                foldsMm: profile.folds.map(\.millimetres),
                envelope: isCard ? nil : Manifest.Envelope(printer.envelope, over: profile),
                outputIntent: settings.condition(for: batch.printer).map {
                    OutputIntent(condition: $0.name, profileSha256: FileDigest(of: $0.profile.bytes))
                }, insertion: isCard ? nil : printer.insertion),
            postage: Postage(printer.franking, class: batch.postageClass, lot: lot, coding: profile.coding),
            counts: Counts(of: rows), variants: variants,
            pieceWeightGrams: paper.sheetWeight * Double(sheets) + (isCard ? 0 : printer.envelopeWeight),
            mark: Mark(
                symbology: profile.mark.symbology == .qr ? .qr : .dataMatrix,
                xMm: profile.mark.area.left.millimetres, yMm: profile.mark.area.top.millimetres,
                sizeMm: profile.mark.area.size.width.millimetres),
            controlPieces: controlPieces.filter(Set(rows.map(\.piece)).contains),
            omitted: rendered.setAside.map(\.piece),
            template: try Template(settings.stationery, product: batch.product),
            maximumReprintPercent: printer.maximumReprintPercent, returns: configuration.returns,
            deleteBy: days.mailBy.adding(days: printer.deleteAfterDays), proofOfDestruction: printer.proofOfDestruction)
    }
}

extension Manifest.Postage {
    /// In bulk as part of a lot, or else as single pieces.
    ///
    /// A carrier is told beforehand of lots in its own country, and of nothing else.
    fileprivate init(
        _ franking: Configuration.Franking, class postageClass: PostageClass, lot: MailingLot?, coding: Rectangle?
    ) {
        let way = lot == nil ? franking.single : franking.bulk
        let isTold = franking.sorting == .prenotified && lot != nil && postageClass == .domestic
        self.init(
            carrier: franking.carrier, class: postageClass, service: way.service,
            customerNumber: franking.customerNumber,
            franking: Manifest.Franking(imprint: way.imprint, appliedBy: franking.appliedBy),
            sorting: isTold || franking.sorting != .prenotified ? franking.sorting : .none, lot: lot?.id,
            coding: isTold ? coding.map(Manifest.Area.init) : nil)
    }
}

extension Manifest.Envelope {
    fileprivate init(_ envelope: Configuration.Envelope, over profile: LayoutProfile) {
        let front = Rectangle(
            x: .zero, y: .zero, width: profile.sheet.width, height: profile.folds.first ?? profile.sheet.height)
        let shown: Rectangle? =
            switch envelope.window {
            case .shown(let area): area
            case .opening: envelope.window(over: profile.foldedSheet)?.shown.shared(with: front)
            }
        self.init(article: envelope.article, window: shown.map(Manifest.Area.init))
    }
}

extension Manifest.Area {
    fileprivate init(_ area: Rectangle) {
        // Sums of lengths in floating point: a micrometre is enough.
        func text(_ length: Length) -> Double { Double(length.micrometres) / 1000 }
        self.init(
            xMm: text(area.left), yMm: text(area.top), widthMm: text(area.size.width),
            heightMm: text(area.size.height))
    }
}

extension Manifest.Product.Fold {
    fileprivate init(_ profile: LayoutProfile) {
        self =
            switch profile.folds.count {
            case 0: .none
            case 1: .half
            default: .thirds
            }
    }
}

extension Manifest.Template {
    /// The id is made from the text's digest: a product's name would tell why people are written to.
    fileprivate init(_ stationery: StationerySet, product: LetterComposition.Product) throws {
        let blocks = stationery.template(of: product)?.sharedBlocks.map(StationeryPath.block) ?? []
        let texts = ([StationeryPath.header(of: product), StationeryPath.text(of: product)] + blocks).map {
            stationery.sources[$0] ?? ""
        }
        let digest = FileDigest(of: texts.joined(separator: "\u{0}").utf8)
        self.init(
            id: "t-" + digest.hexadecimal.prefix(8), version: stationery.template(of: product)?.version ?? "",
            sha256: digest)
    }
}
