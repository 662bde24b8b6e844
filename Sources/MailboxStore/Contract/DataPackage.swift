import MailboxDomain
import StrictFiles

/// The contract of the extract as a Frictionless Data Package (version 1), by which other programs make or check one.
///
/// It is written from the table that the import checks by. What the form has no word for stands in properties of our own:
/// `mayBeAbsent`, `values`, `source` and `readBy`. What depends on other rows or on the moment of the extract is only in
/// the sentences: `import` asks more than a validator does.
package struct DataPackage: Encodable, Hashable, Sendable {
    package static let fileName = "datapackage.json"

    let profile = "tabular-data-package"
    let name = "postvangnet-extract"
    let title = "Extract of the shared mailbox for Postvangnet"
    let version = "\(ExtractManifest.formatVersion)"
    let resources: [TableResource]

    private enum CodingKeys: String, CodingKey { case profile, name, title, version, resources }

    /// All files and columns that an extract may have.
    package static var contract: Self {
        DataPackage(resources: ExtractFile.allCases.map { TableResource($0, path: $0.name, columns: $0.columns) })
    }

    /// What the folder of an extract has: these files, and their columns in the order of their headers.
    ///
    /// Throws an `ImportError` where it has none, or what is no file of an extract.
    package init(ofFolder path: String) throws(ImportError) {
        let folder = ExtractFolder(path: path)
        var findings = folder.findings(of: .all)
        var resources: [TableResource] = []
        for file in ExtractFile.allCases where findings.isEmpty {
            guard let name = folder.names(of: file).first else { continue }
            do {
                resources.append(
                    TableResource(file, path: name, columns: try RowReading.columns(of: file, at: "\(path)/\(name)")))
            } catch let error as Findings {
                findings += error.all
            } catch ReadFailure.compression(let fault) {
                findings.append(fault.finding(in: name))
            } catch { throw .missingInput(path: "\(path)/\(name)", reason: "it cannot be read") }
        }
        guard findings.isEmpty else {
            throw .badInput(RefusedExtract(findings: findings, files: [], tolerance: 0))
        }
        guard !resources.isEmpty else { throw .missingInput(path: path, reason: "it holds no file of an extract") }
        self.init(resources: resources)
    }

    /// Keys to tables that are not there are left out: a validator cannot follow them.
    private init(resources: [TableResource]) {
        let names = Set(resources.map(\.name))
        self.resources = resources.map { $0.referring(to: names) }
    }

    package var bytes: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

/// A file of the extract, as the package tells of it (Data Resource, Table Schema).
struct TableResource: Encodable, Hashable, Sendable {
    struct Schema: Encodable, Hashable, Sendable {
        let fields: [TableField]
        let missingValues = [""]
        let primaryKey: [String]?
        var foreignKeys: [ForeignKey]?

        private enum CodingKeys: String, CodingKey { case fields, missingValues, primaryKey, foreignKeys }
    }

    struct ForeignKey: Encodable, Hashable, Sendable {
        struct Reference: Encodable, Hashable, Sendable {
            let resource: String
            let fields: [String]
        }

        let fields: [String]
        let reference: Reference
    }

    let profile = "tabular-data-resource"
    let name: String
    let path: String
    let description: String
    let format = "csv"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    /// Whether an extract may lack the file.
    let mayBeAbsent: Bool
    var schema: Schema

    private enum CodingKeys: String, CodingKey {
        case profile, name, path, description, format, mediatype, encoding, mayBeAbsent, schema
    }

    init(_ file: ExtractFile, path: String, columns: [ExtractColumn]) {
        (name, self.path, description, mayBeAbsent) = (file.rawValue, path, file.meaning, file.mayBeAbsent)
        let key = file.primaryKey
        let foreignKeys = columns.compactMap(ForeignKey.init)
        schema = Schema(
            fields: columns.map(TableField.init), primaryKey: key.isEmpty ? nil : key,
            foreignKeys: foreignKeys.isEmpty ? nil : foreignKeys)
    }

    func referring(to names: Set<String>) -> Self {
        var resource = self
        let keys = schema.foreignKeys?.filter { names.contains($0.reference.resource) } ?? []
        resource.schema.foreignKeys = keys.isEmpty ? nil : keys
        return resource
    }
}

extension TableResource.ForeignKey {
    fileprivate init?(_ column: ExtractColumn) {
        let (file, key): (ExtractFile, String)
        switch column.rule {
        case .account: (file, key) = (.accounts, "account_id")
        case .organisation: (file, key) = (.organisations, "organisation_id")
        default: return nil
        }
        self.init(fields: [column.name], reference: .init(resource: file.rawValue, fields: [key]))
    }
}
