import PaperMail

/// What each step needs, in the order of the steps.
extension JobTicket {
    var resources: [XMLElement] {
        [nodeInfo, customerInfo, runList, media, ink, printing] + (isFolded ? [sheets, folding] : [sheets])
            + (isEnclosed ? inserts + [packing] : []) + (isDelivered ? [delivery] : [])
    }

    private func resource(
        _ name: String, _ attributes: [XMLElement.Attribute], _ children: [XMLElement] = [],
        of step: String? = nil, usage: String = "Input", resource: [XMLElement.Attribute] = [],
        ids: [XMLElement] = []
    ) -> XMLElement {
        let index = step.flatMap { processes.firstIndex(of: $0) }
        return XMLElement(
            "ResourceSet",
            (index.map { [("CombinedProcessIndex", "\($0)")] } ?? []) + [("Name", name), ("Usage", usage)],
            [XMLElement("Resource", resource, ids + [XMLElement(name, attributes, children)])])
    }

    private var nodeInfo: XMLElement { resource("NodeInfo", [("Status", "Waiting")]) }

    private var customerInfo: XMLElement {
        let contract = manifest.mailing.contractNumber
        return resource(
            "CustomerInfo",
            (Self.isToken(contract) ? [("CustomerID", contract)] : []) + [
                ("CustomerJobName", manifest.batch.id.description), ("CustomerOrderID", manifest.mailing.orderNumber),
            ])
    }

    private var runList: XMLElement {
        let until = terms.end(of: manifest.deleteBy)
        return resource(
            "RunList", [("NPage", "\(manifest.counts.pages)"), ("Pages", "0 \(manifest.counts.pages - 1)")],
            [
                XMLElement(
                    "FileSpec",
                    [("FileSize", "\(letters.bytes)"), ("MimeType", letters.mediaType), ("URL", letters.name)],
                    [XMLElement("Disposition", [("DispositionAction", "Delete"), ("Until", until)])])
            ],
            // FileSpec has a place for a digest of another kind (MD5).
            ids: [Self.id("SHA256", letters.sha256.description)])
    }

    private var media: XMLElement {
        let (size, sheet) = (manifest.product.sheet, manifest.product)
        let squareMetres = size.widthMm * size.heightMm / 1_000_000
        return resource(
            "Media",
            [
                ("Dimension", "\(Self.points(size.widthMm)) \(Self.points(size.heightMm))"), ("MediaType", "Paper"),
                ("Weight", "\(Int((terms.sheetWeight / squareMetres).rounded()))"),
            ], resource: [("DescriptiveName", sheet.paper)],
            ids: sheet.stationery.map { [Self.id("Article", $0)] } ?? [])
    }

    private var ink: XMLElement { resource("ColorantControl", [("ProcessColorModel", "DeviceGray")]) }

    private var printing: XMLElement {
        let sides = manifest.product.sides == .one ? "OneSidedFront" : "TwoSided"
        return resource("DigitalPrintingParams", [("Collate", "Sheet"), ("Sides", sides)])
    }

    /// The printed sheets: the mark on their fronts, and for folding how they lie.
    private var sheets: XMLElement {
        let isDataMatrix = manifest.mark.symbology == .dataMatrix
        let (mark, height) = (manifest.mark, manifest.product.sheet.heightMm)
        let sides = [mark.xMm, height - mark.yMm - mark.sizeMm, mark.xMm + mark.sizeMm, height - mark.yMm]
        let field = XMLElement(
            "IdentificationField",
            [
                ("BoundingBox", sides.map(Self.points).joined(separator: " ")), ("Encoding", "Barcode"),
                ("EncodingDetails", isDataMatrix ? "DATAMATRIX" : "QR"), ("Position", "Front"),
                ("Purpose", "Verification"),
            ],
            [
                isDataMatrix
                    ? XMLElement("BarcodeDetails", [("XCells", "16"), ("YCells", "16")])
                    : XMLElement("BarcodeDetails", [("ErrorCorrectionLevel", "M")])
            ])
        return isFolded
            ? resource("Component", [], [field], of: "Folding", resource: [("Orientation", "Rotate0")])
            : resource("Component", [], [field], of: "DigitalPrinting", usage: "Output")
    }

    private var folding: XMLElement {
        let product = manifest.product
        return resource(
            "FoldingParams", [], TicketFolds(product.foldsMm, height: product.sheet.heightMm).elements)
    }

    /// What else goes into each envelope, behind the sheets.
    private var inserts: [XMLElement] {
        manifest.product.inserts.map { article in
            resource(
                "Component", [], of: "BoxPacking", resource: [("DescriptiveName", article)],
                ids: [Self.id("Article", article)])
        }
    }

    private var packing: XMLElement {
        let article = manifest.product.envelope?.article ?? ""
        return resource("BoxPackingParams", [("BoxType", "Envelope"), ("BoxTypeDetails", article)])
    }

    private var delivery: XMLElement {
        let mailing = manifest.mailing
        return resource(
            "DeliveryParams",
            [("Earliest", terms.start(of: mailing.mailFrom)), ("Required", terms.end(of: mailing.mailBy))],
            [XMLElement("DropItem", [("Amount", "\(manifest.counts.pieces)"), ("ItemRef", Self.productID)])])
    }

    /// Whether a text can stand where XJDF wants a name token (XML Schema's NMTOKEN, of ASCII alone).
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
