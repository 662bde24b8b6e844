import Foundation
import SystemPackage
import TestSupport
import Testing

/// A batch in the outbox as a printer gets it, read without our own code.
struct SealedBatch: Sendable {
    let folder: FilePath
    let manifest: Manifest
    let rows: [Row]

    var letters: FilePath { folder.appending("letters.pdf") }

    init(_ folder: FilePath) throws {
        self.folder = folder
        manifest = try JSONDecoder().decode(Manifest.self, from: Data(Files.bytes(folder.appending("manifest.json"))))
        var lines = try Files.text(folder.appending("pieces.csv")).split(separator: "\n")
        let header = lines.removeFirst().split(separator: ",").map(String.init)
        rows = try lines.map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == header.count)
            return try Row(Dictionary(uniqueKeysWithValues: zip(header, fields)))
        }
    }

    /// The text of each page by pdftotext, in the order of the page; with a zone only what stands in it.
    func pages(in zone: Zone? = nil) async throws -> [String] {
        var arguments = ["-enc", "UTF-8"]
        // At 72 dots per inch a pixel is a point.
        if let zone { arguments += ["-r", "72", "-x", zone.x, "-y", zone.y, "-W", zone.width, "-H", zone.height] }
        let run = try await ProgramRun(.pdftotext, arguments + [letters.string, "-"])
        try #require(run.status == 0, "\(run.errors)")
        // Each page ends in a form feed.
        return run.output.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    struct Row: Sendable {
        let piece: String
        let pages: ClosedRange<Int>
        let sheets: Int
        let mark: String
        let country: String
        /// Empty abroad and where the address has none.
        let postcode: String
        let houseNumber: String
        let houseSuffix: String
        let content: String

        init(_ fields: [String: String]) throws {
            piece = try #require(fields["piece_id"])
            mark = try #require(fields["mark"])
            country = try #require(fields["country"])
            postcode = try #require(fields["postcode"])
            houseNumber = try #require(fields["house_number"])
            houseSuffix = try #require(fields["house_suffix"])
            content = try #require(fields["content_sha256"])
            sheets = try #require(fields["sheets"].flatMap { Int($0) })
            let first = try #require(fields["first_page"].flatMap { Int($0) })
            let last = try #require(fields["last_page"].flatMap { Int($0) })
            try #require(first <= last)
            pages = first...last
        }
    }

    struct Manifest: Decodable, Sendable {
        let batch: Batch
        let mailing: Mailing
        let postage: Postage
        let product: Product
        let sender: Sender
        let counts: Counts
        let files: [File]
        let controlPieces: [String]
        let variants: [Variant]?
        let omitted: [String]
        let template: Template
        let mark: Mark

        struct Batch: Decodable, Sendable {
            let id: String
            let test: Bool
            let number: Int
            let of: Int
            let supersedes: [String]
        }
        struct Mark: Decodable, Sendable {
            let xMm: Double
            let yMm: Double
            let sizeMm: Double
        }
        struct Template: Decodable, Sendable { let id: String }
        struct Mailing: Decodable, Sendable {
            let contractNumber: String
            let mailFrom: String
        }
        struct Postage: Decodable, Sendable {
            let `class`: String
            let franking: Franking
            let lot: String?
        }
        struct Franking: Decodable, Sendable { let imprint: String }
        struct Product: Decodable, Sendable {
            let kind: String
            let layout: String
            let sides: String
            let bleedMm: Double
            let foldsMm: [Double]
            let envelope: Envelope?
            let sheet: Sheet
        }
        struct Sheet: Decodable, Sendable {
            let widthMm: Double
            let heightMm: Double
        }
        struct Envelope: Decodable, Sendable { let window: Window }
        struct Window: Decodable, Sendable {
            let xMm: Double
            let yMm: Double
            let widthMm: Double
            let heightMm: Double
        }
        struct Sender: Decodable, Sendable {
            let name: String
            let returnLine: String
        }
        struct Variant: Decodable, Sendable {
            let pieces: Int
            let samplePage: Int
        }
        struct Counts: Decodable, Sendable {
            let pieces: Int
            let pages: Int
            let sheets: Int
        }
        struct File: Decodable, Sendable {
            let name: String
            let pages: Int?
        }
    }

    /// A rectangle on a page, in whole points.
    struct Zone: Sendable {
        let x: String
        let y: String
        let width: String
        let height: String

        init(x: Double, y: Double, width: Double, height: Double) {
            func points(_ millimetres: Double) -> String { String(Int((millimetres * 72 / 25.4).rounded())) }
            (self.x, self.y, self.width, self.height) = (points(x), points(y), points(width), points(height))
        }
    }

    /// How far pages reach beyond the sheet on all sides, in millimetres.
    var bleed: Double { manifest.product.bleedMm }

    /// What can be read of a piece without opening it: through the window, or all of a card's address side.
    var outside: Zone {
        if let window = manifest.product.envelope?.window {
            Zone(x: window.xMm, y: window.yMm, width: window.widthMm, height: window.heightMm)
        } else {
            Zone(x: bleed, y: bleed, width: manifest.product.sheet.widthMm, height: manifest.product.sheet.heightMm)
        }
    }
}

extension String {
    /// All characters but white space, composed: what stays of a text however its lines are broken.
    var compact: String {
        precomposedStringWithCanonicalMapping.filter { !$0.isWhitespace }
    }

    /// A piece id in groups of four.
    var grouped: String {
        enumerated().map { $0.offset > 0 && $0.offset.isMultiple(of: 4) ? " \($0.element)" : String($0.element) }
            .joined()
    }
}
