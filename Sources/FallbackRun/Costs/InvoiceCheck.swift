import InvoiceReading
import MailLedger
import MailboxDomain
import StrictFiles
package import SystemPackage

/// Invoices of printer and carrier beside what the ledger says was sent; all that are about the same runs together.
package struct InvoiceCheck: Codable, Sendable {
    package var formatVersion = 1
    package var invoices: [Entry]
    package var rows: [Row]
    /// Lines that are about no batch, in no row: start-up costs, transport.
    package var otherLines: [OtherLine]
    /// Euro cents, without tax: rows and other lines together, and the invoices' own total.
    package var billed: Int
    package var invoiced: Int
    package var findings: [Remark]

    package struct Entry: Codable, Hashable, Sendable {
        package var file: String
        package var number: String
        package var issued: String
        package var supplier: String
        package var isCredit: Bool
        /// Euro cents without tax, and with it.
        package var withoutTax: Int
        package var withTax: Int
    }

    /// Everything that is billed for one batch, lot or run, of one service and class.
    package struct Row: Codable, Hashable, Sendable {
        package var subject: String
        package var service: String
        package var unit: String
        package var postageClass: String?
        package var product: String?
        /// In whole units; nil where a line bills a part of one.
        package var billed: Int?
        /// Nil where the sheets are no longer known.
        package var sent: Int?
        /// Euro cents.
        package var billedCents: Int
        /// What the billed number costs at the agreed price; nil where none is agreed.
        package var agreedCents: Int?
    }

    package struct OtherLine: Codable, Hashable, Sendable {
        package var invoice: String
        package var line: String
        package var item: String
        package var cents: Int
    }

    package struct Remark: Codable, Hashable, Sendable {
        package var code: String
        /// The file and line, or the batch.
        package var place: String
        package var message: String
        /// Euro cents that it is about; nil where that is not known.
        package var cents: Int?
    }

    /// What is wrong between an invoice and the ledger, or inside an invoice.
    package enum Code: String, CaseIterable, FindingCode {
        case billedNotSent = "billed-not-sent"
        case sentNotBilled = "sent-not-billed"
        case dearer = "dearer-than-agreed"
        case otherClass = "other-class"
        case unknownBatch = "unknown-batch"
        case billedTwice = "billed-twice"
        case sumDiffers = "sum-differs"
        case notCompared = "not-compared"
    }

    private static let fileLimit = FileLimit.megabytes(16)

    /// Reads and compares; throws where a file is no invoice.
    package init(of files: [FilePath], in workspace: Workspace) throws {
        var invoices: [InvoiceFile] = []
        var faults: [Finding] = []
        for path in files {
            let bytes = try TextFile.bytes(of: path, atMost: Self.fileLimit)
            do throws(Findings) {
                invoices.append(InvoiceFile(path: path, invoice: try InvoiceReader(file: path.string).read(bytes)))
            } catch { faults += error.all }
        }
        guard faults.isEmpty else { throw CostError.unreadable(Findings(faults)) }
        let prices = try Configuration(of: workspace).prices
        let sent = try SentBatches(of: workspace.runs(), in: workspace)
        var comparison = InvoiceComparison(sent: sent, prices: prices)
        for file in invoices { comparison.add(file) }
        comparison.finish()
        self.invoices = invoices.map { Entry($0) }
        (rows, otherLines, findings) = (comparison.rows, comparison.otherLines, comparison.remarks)
        billed = rows.reduce(0) { $0 + $1.billedCents } + otherLines.reduce(0) { $0 + $1.cents }
        invoiced = invoices.reduce(0) { $0 + $1.invoice.lineTotal }
    }

    package var isRight: Bool { findings.isEmpty }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

/// An invoice and where it was read.
struct InvoiceFile {
    let path: FilePath
    let invoice: Invoice

    func place(of line: Invoice.Line) -> String { "\(path):\(line.place): invoice \(invoice.number), line \(line.id)" }
}

extension InvoiceCheck.Entry {
    fileprivate init(_ file: InvoiceFile) {
        let invoice = file.invoice
        self.init(
            file: file.path.string, number: invoice.number, issued: invoice.issued.description,
            supplier: invoice.supplier, isCredit: invoice.isCredit, withoutTax: invoice.withoutTax,
            withTax: invoice.withTax)
    }
}
