import PaperMail

/// The job ticket of runs that an early version planned: they are sealed as that version would have. See `JobTicket`.
struct FirstJobTicket {
    private let manifest: Manifest
    private let letters: Manifest.File
    private let sheetWeight: Double

    private static let productID = "product"

    /// - Parameter sheetWeight: of one sheet, in grams.
    init(_ manifest: Manifest, letters: Manifest.File, sheetWeight: Double) {
        self.manifest = manifest
        self.letters = letters
        self.sheetWeight = sheetWeight
    }

    var bytes: [UInt8] {
        XMLElement(
            "XJDF",
            [
                ("xmlns", "http://www.CIP4.org/JDFSchema_2_0"), ("JobID", manifest.batch.id.description),
                ("Types", processes.joined(separator: " ")), ("Version", "2.2"),
            ], [auditPool, productList] + resources
        ).document
    }

    private var isFolded: Bool { manifest.product.fold != .none }
    private var isEnclosed: Bool { manifest.product.envelope != nil }

    private var processes: [String] {
        ["Interpreting", "Rendering", "DigitalPrinting"] + (isFolded ? ["Folding"] : [])
            + (isEnclosed ? ["BoxPacking"] : []) + ["Delivery"]
    }

    // The time is the day from which the batch may be mailed: the same batch is the same ticket, whenever it is made.
    private var auditPool: XMLElement {
        XMLElement(
            "AuditPool", [],
            [
                XMLElement(
                    "AuditCreated", [],
                    [
                        XMLElement(
                            "Header",
                            [
                                ("AgentName", "Postvangnet"), ("DeviceID", "Postvangnet"),
                                ("Time", "\(manifest.mailing.mailFrom)T00:00:00Z"),
                            ])
                    ])
            ])
    }

    private var productList: XMLElement {
        XMLElement(
            "ProductList", [],
            [
                XMLElement(
                    "Product", [("Amount", "\(manifest.counts.pieces)"), ("ID", Self.productID), ("IsRoot", "true")])
            ])
    }

    private var resources: [XMLElement] {
        [nodeInfo, customerInfo, runList, media, printing] + (isFolded ? [folding] : [])
            + (isEnclosed ? [packing] : []) + [delivery]
    }

    private func resource(
        _ name: String, _ attributes: [(name: String, value: String)], _ children: [XMLElement] = []
    ) -> XMLElement {
        XMLElement(
            "ResourceSet", [("Name", name), ("Usage", "Input")],
            [XMLElement("Resource", [], [XMLElement(name, attributes, children)])])
    }

    private var nodeInfo: XMLElement { resource("NodeInfo", [("Status", "Waiting")]) }

    private var customerInfo: XMLElement {
        resource(
            "CustomerInfo",
            [
                ("CustomerID", manifest.mailing.contractNumber), ("CustomerJobName", manifest.batch.id.description),
                ("CustomerOrderID", manifest.mailing.orderNumber),
            ])
    }

    private var runList: XMLElement {
        resource(
            "RunList", [("NPage", "\(manifest.counts.pages)"), ("Pages", "0 \(manifest.counts.pages - 1)")],
            [XMLElement("FileSpec", [("MimeType", letters.mediaType), ("URL", letters.name)])])
    }

    private var media: XMLElement {
        let size = manifest.product.sheet
        let squareMetres = size.widthMm * size.heightMm / 1_000_000
        return resource(
            "Media",
            [
                ("Dimension", "\(JobTicket.points(size.widthMm)) \(JobTicket.points(size.heightMm))"),
                ("MediaType", "Paper"),
                ("Weight", "\(Int((sheetWeight / squareMetres).rounded()))"),
            ])
    }

    private var printing: XMLElement {
        let sides = manifest.product.sides == .one ? "OneSidedFront" : "TwoSided"
        return resource("DigitalPrintingParams", [("Collate", "Sheet"), ("Sides", sides)])
    }

    /// Half, or thirds with the outer ones folded inwards.
    private var folding: XMLElement {
        resource("FoldingParams", [("FoldCatalog", manifest.product.fold == .half ? "F4-1" : "F6-1")])
    }

    private var packing: XMLElement {
        let article = manifest.product.envelope?.article ?? ""
        return resource("BoxPackingParams", [("BoxType", "Envelope"), ("BoxTypeDetails", article)])
    }

    private var delivery: XMLElement {
        let mailing = manifest.mailing
        return resource(
            "DeliveryParams",
            [("Earliest", "\(mailing.mailFrom)T00:00:00Z"), ("Required", "\(mailing.mailBy)T23:59:59Z")],
            [XMLElement("DropItem", [("Amount", "\(manifest.counts.pieces)"), ("ItemRef", Self.productID)])])
    }
}
