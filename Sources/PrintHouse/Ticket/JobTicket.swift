import PaperMail
import StrictFiles

/// The batch as an XJDF 2.2 job ticket (CIP4), for workflow systems that take one: job.xjdf.
///
/// It says nothing that the manifest does not say; where they could be read differently the manifest counts. A test has no
/// step of delivery, and says in words, by its name and by `GeneralID` that nothing of it is mailed.
struct JobTicket {
    static let fileLimit = FileLimit.megabytes(1)

    let manifest: Manifest
    let letters: Manifest.File
    let terms: TicketTerms

    static let productID = "product"

    init(_ manifest: Manifest, letters: Manifest.File, terms: TicketTerms) {
        self.manifest = manifest
        self.letters = letters
        self.terms = terms
    }

    var bytes: [UInt8] {
        XMLElement(
            "XJDF",
            [("xmlns", "http://www.CIP4.org/JDFSchema_2_0")]
                + (isTest ? [("DescriptiveName", "TEST \(manifest.batch.id)")] : [])
                + [
                    ("JobID", manifest.batch.id.description), ("Types", processes.joined(separator: " ")),
                    ("Version", "2.2"),
                ], [auditPool] + comments + generalIDs + [productList] + resources
        ).document
    }

    private var isTest: Bool { manifest.batch.test }
    var isFolded: Bool { manifest.product.fold != .none }
    var isEnclosed: Bool { manifest.product.envelope != nil }
    var isDelivered: Bool { !isTest }

    /// The steps in their order.
    var processes: [String] {
        ["Interpreting", "Rendering", "DigitalPrinting"] + (isFolded ? ["Folding"] : [])
            + (isEnclosed ? ["BoxPacking"] : []) + (isDelivered ? ["Delivery"] : [])
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
                                ("Time", terms.start(of: manifest.mailing.mailFrom)),
                            ])
                    ])
            ])
    }

    private var comments: [XMLElement] {
        guard isTest else { return [] }
        let text = "This is a test: nothing of it may be mailed. Proofs may be printed, and are destroyed."
        return [XMLElement("Comment", [("Language", "en"), ("Type", "Instruction")], content: text)]
    }

    private var generalIDs: [XMLElement] {
        let batch = manifest.batch
        return [
            Self.id("Test", "\(batch.test)", "xs:boolean"), Self.id("Run", batch.run.description),
            Self.id("Revision", "\(batch.revision)", "xs:int"),
            Self.id("ContractNumber", manifest.mailing.contractNumber),
        ] + batch.supersedes.map { Self.id("Supersedes", $0.description) }
    }

    private var productList: XMLElement {
        let (product, postage) = (manifest.product, manifest.postage)
        let ids =
            [
                Self.id("PieceWeightGrams", "\(manifest.pieceWeightGrams)", "xs:float"),
                Self.id("Carrier", postage.carrier), Self.id("PostageClass", postage.class.rawValue),
                Self.id("Service", postage.service), Self.id("CustomerNumber", postage.customerNumber),
                Self.id("FrankingImprint", postage.franking.imprint),
                Self.id("FrankingAppliedBy", postage.franking.appliedBy.rawValue),
                Self.id("Sorting", postage.sorting.rawValue),
            ] + (postage.lot.map { [Self.id("Lot", $0)] } ?? [])
        return XMLElement(
            "ProductList", [],
            [
                XMLElement(
                    "Product",
                    [
                        ("Amount", "\(manifest.counts.pieces)"), ("ID", Self.productID), ("IsRoot", "true"),
                        ("ProductType", product.kind == .letter ? "Letter" : "Postcard"),
                        ("ProductTypeDetails", product.layout),
                    ], ids)
            ])
    }

    static func id(_ usage: String, _ value: String, _ type: String = "xs:string") -> XMLElement {
        XMLElement("GeneralID", [("DataType", type), ("IDUsage", usage), ("IDValue", value)])
    }

    /// Millimetres in thousandths of a point, without zeros at the end.
    static func points(_ millimetres: Double) -> String {
        let thousandths = Int((millimetres * 72 / 25.4 * 1000).rounded())
        var fraction = (thousandths % 1000).padded(to: 3)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(thousandths / 1000)" + (fraction.isEmpty ? "" : ".\(fraction)")
    }
}
