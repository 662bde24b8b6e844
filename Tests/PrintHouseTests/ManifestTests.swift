import Foundation
import MailboxDomain
import PrintHouse
import SystemPackage
import TestSupport
import Testing

@Suite struct ManifestTests {
    private static func text() throws -> String {
        String(decoding: try BatchFixture().manifest.bytes, as: UTF8.self)
    }

    private static func findings(_ text: String) throws -> [Finding] {
        Manifest.read(Array(text.utf8)).findings
    }

    @Test func `a manifest is written in one form and read back the same`() throws {
        let manifest = try BatchFixture().manifest
        let text = try Self.text()
        #expect(try Self.text() == text && text.hasSuffix("}\n") && !text.contains("\\/") && !text.contains("null"))
        #expect(text.contains("\n  \"formatVersion\": 1,\n"))
        #expect(text.contains("\n    \"mailBy\": \"2026-11-12\",\n    \"mailFrom\": \"2026-11-10\",\n"))
        #expect(text.contains("\n  \"pieceWeightGrams\": 16.5,\n") && text.contains("A4 80 g/m2 wit"))
        let read = Manifest.read(Array(text.utf8))
        #expect(read.manifest == manifest && read.findings == [])
    }

    @Test func `an optional part that is missing has no key`() throws {
        var manifest = try BatchFixture().manifest
        #expect(!String(decoding: try manifest.bytes, as: UTF8.self).contains("\"lot\""))
        manifest.postage.lot = "P-1"
        #expect(String(decoding: try manifest.bytes, as: UTF8.self).contains("\"lot\": \"P-1\""))
    }

    @Test(arguments: [
        (#""carrier": "PostNL""#, #""carrier": 5"#, "manifest-value", "postage.carrier"),
        (#""carrier": "PostNL""#, #""carrier": null"#, "manifest-value", "postage.carrier"),
        (#""carrier": "PostNL","#, "", "manifest-key-missing", "postage.carrier"),
        (#""carrier": "PostNL","#, #""carrier": "PostNL", "lot": null,"#, "manifest-value", "postage.lot"),
        (#""carrier": "PostNL","#, #""carrier": "PostNL", "Lot": "1","#, "manifest-key-unknown", "postage.Lot"),
        (
            #""carrier": "PostNL","#, #""carrier": "PostNL", "carrier": "PostNL","#, "manifest-key-repeated",
            "postage.carrier"
        ),
        (#""class": "domestic""#, #""class": "Domestic""#, "manifest-value", "postage.class"),
        (
            #""widthMm": 95.5"#, #""widthMm": 95.5, "depthMm": 1"#, "manifest-key-unknown",
            "product.envelope.window.depthMm"
        ),
        (#""mailBy": "2026-11-12""#, #""mailBy": "2026-11-31""#, "manifest-value", "mailing.mailBy"),
        (#""mailBy": "2026-11-12""#, #""mailBy": "12-11-2026""#, "manifest-value", "mailing.mailBy"),
        (#""omitted": []"#, #""omitted": ["2611A0007000001Z", "2611A0007000001J"]"#, "manifest-value", "omitted[1]"),
        (#""pages": 12"#, #""pages": "12""#, "manifest-value", "counts.pages"),
        (#""pages": 12"#, #""pages": 12.5"#, "manifest-value", "counts.pages"),
        (#""formatVersion": 1"#, #""formatVersion": 2"#, "manifest-version-unknown", "formatVersion"),
        (#""test": true"#, #""test": "yes""#, "manifest-value", "batch.test"),
    ])
    func `what is wrong is named by its key path and line`(
        old: String, new: String, code: String, path: String
    ) throws {
        let text = try Self.text()
        let range = try #require(text.range(of: old))
        let findings = try Self.findings(text.replacingCharacters(in: range, with: new))
        #expect(findings.map(\.code) == [code])
        #expect(findings.first?.place.column == path)
        let line = text[..<range.lowerBound].count { $0.isNewline } + 1
        if code != "manifest-key-missing" { #expect(findings.first?.place.line == line) }
    }

    @Test(arguments: [
        (Manifest.Product.Fold.thirds, [148.5], 0.0), (.none, [148.5], 0), (.half, [], 0), (.thirds, [202, 107], 0),
        (.half, [297], 0), (.half, [148.5], -1),
    ])
    func `folds that are not those of the fold, or not on the sheet, contradict it`(
        fold: Manifest.Product.Fold, places: [Double], bleed: Double
    ) throws {
        var manifest = try BatchFixture().manifest
        (manifest.product.fold, manifest.product.foldsMm, manifest.product.bleedMm) = (fold, places, bleed)
        let findings = Manifest.read(try manifest.bytes).findings
        #expect(findings.map(\.code) == ["manifest-contradiction"])
        #expect(findings.first?.place.column == (bleed < 0 ? "product.bleedMm" : "product.foldsMm"))
    }

    @Test(arguments: [
        "", "{", "{}x", "[1,]", "{\"a\" 1}", "{a: 1}", "nul", "{\"a\": 01}", "{\"a\": \"\n\"}", "\"\\", "\u{feff}{}",
        String(repeating: "[", count: 100_000),
    ])
    func `what is no JSON is a finding`(text: String) throws {
        #expect(try Self.findings(text).map(\.code) == ["manifest-json"])
    }

    @Test(arguments: [
        ("\"xMm\": ", "mark.xMm", "2000", "2000.1"), ("\"pieceWeightGrams\": ", "pieceWeightGrams", "10000", "1e300"),
        ("\"of\": ", "batch.of", "100000000", "9223372036854775807"),
    ])
    func `a number out of all proportion leaves no manifest to reckon with`(
        key: String, path: String, most: String, more: String
    ) throws {
        func read(_ number: String) throws -> (manifest: Manifest?, findings: [Finding]) {
            let text = try Self.text()
            let start = try #require(text.range(of: key)).upperBound
            let end = try #require(text[start...].firstIndex { ",\n".contains($0) })
            return Manifest.read(Array(text.replacingCharacters(in: start..<end, with: number).utf8))
        }
        #expect(try read(most).manifest != nil)
        let (manifest, findings) = try read(more)
        #expect(manifest == nil && findings.map(\.code) == ["manifest-contradiction"])
        #expect(findings.first?.place.column == path)
    }

    @Test func `an order whose sums nobody can make is a finding`() throws {
        let file = Project.root.appending("docs/print-house/examples/order.json")
        let text = String(decoding: try Files.bytes(file), as: UTF8.self)
        let huge = text.replacing(/"(pieces|sheets)": [0-9]+/) { "\"\($0.1)\": 9223372036854775807" }
        let (order, findings) = Order.read(Array(huge.utf8))
        #expect(order == nil && !findings.isEmpty && findings.allSatisfy { $0.code == "order-contradiction" })
    }

    @Test func `an empty object lacks a key`() throws {
        #expect(try Self.findings("{}").map(\.code) == ["manifest-key-missing"])
        #expect(try Self.findings("[]").map(\.code) == ["manifest-value"])
    }

    @Test func `a number that is not finite cannot be written`() throws {
        var manifest = try BatchFixture().manifest
        manifest.pieceWeightGrams = .nan
        #expect(throws: (any Error).self) { try manifest.bytes }
    }

    @Test func `the examples in the docs are read without a finding, and written the same`() throws {
        let docs = Project.root.appending("docs/print-house/examples")
        let manifest = try Files.bytes(docs.appending("manifest.json"))
        #expect(Manifest.read(manifest).findings == [])
        #expect(try Manifest.read(manifest).manifest?.bytes == manifest)
        let order = try Files.bytes(docs.appending("order.json"))
        #expect(Order.read(order).findings == [])
        #expect(try Order.read(order).order?.bytes == order)
    }

    @Test(arguments: [
        (#""pieces": 47"#, #""pieces": 48"#, "pieces"), (#""sheets": 47"#, #""sheets": 46"#, "sheets"),
        (#""run": "2026-11""#, #""run": "2026-12""#, "batches"),
        (#""id": "tweede-drukkerij""#, #""id": "derde-drukkerij""#, "printers"),
        (#""service": "SAMPLE-BULK""#, #""service": "SAMPLE-BULK", "pieces": 42"#, nil),
    ])
    func `an order that contradicts itself is a finding`(old: String, new: String, path: String?) throws {
        let file = Project.root.appending("docs/print-house/examples/order.json")
        let text = String(decoding: try Files.bytes(file), as: UTF8.self)
        #expect(text.contains(old))
        let findings = Order.read(Array(text.replacing(old, with: new).utf8)).findings
        #expect(findings.count == 1)
        #expect(findings.first?.code == (path == nil ? "order-key-repeated" : "order-contradiction"))
        if let path { #expect(findings.first?.place.column == path) }
    }
}
