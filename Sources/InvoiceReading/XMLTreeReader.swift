import Foundation
import FoundationXML
import MailboxDomain

/// Reads a small XML file whole, and nothing that is not in it: no document type, no entities but the five of XML, no other
/// files.
struct XMLTreeReader {
    /// The file's name in findings.
    let file: String

    static let mostElements = 200_000
    static let deepest = 32

    func read(_ bytes: [UInt8]) throws(Findings) -> XMLNode {
        guard let text = String(validating: bytes, as: UTF8.self), isUTF8(text) else {
            throw fault(.encoding, nil, "The file is not in UTF-8. Ask for one that is.")
        }
        // A document type can name other files, and entities that grow without end; no invoice needs one.
        guard text.range(of: "<!DOCTYPE", options: .caseInsensitive) == nil else {
            throw fault(.documentType, nil, "The file has a document type (<!DOCTYPE), which no invoice needs.")
        }
        let builder = XMLTreeBuilder()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        let isWhole = parser.parse()
        switch builder.stop {
        case .tooDeep: throw fault(.size, parser.lineNumber, "Elements stand more than \(Self.deepest) deep.")
        case .tooMany: throw fault(.size, parser.lineNumber, "There are more than \(Self.mostElements) elements.")
        case .entity: throw fault(.documentType, parser.lineNumber, "The file declares an entity.")
        case nil: break
        }
        guard isWhole, let root = builder.root else {
            throw fault(.form, parser.lineNumber, "Not XML from here on. Ask for the file anew.")
        }
        return root
    }

    /// Whether the file says of itself that it is what it is.
    private func isUTF8(_ text: String) -> Bool {
        guard text.hasPrefix("<?xml"), let end = text.range(of: "?>") else { return true }
        let declaration = text[..<end.lowerBound]
        guard let encoding = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/) else { return true }
        return ["utf-8", "utf8", "us-ascii"].contains(encoding.1.lowercased())
    }

    private func fault(_ code: InvoiceFault, _ line: Int?, _ message: String) -> Findings {
        Findings([Finding(code: code, place: Finding.Place(file: file, line: line), message: message)])
    }
}

/// Puts what the parser tells into a tree.
private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
    enum Stop { case tooDeep, tooMany, entity }

    private(set) var root: XMLNode?
    private(set) var stop: Stop?
    private var open: [XMLNode] = []
    private var count = 0

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        count += 1
        if count > XMLTreeReader.mostElements { abort(parser, .tooMany) }
        if open.count == XMLTreeReader.deepest { abort(parser, .tooDeep) }
        open.append(
            XMLNode(name: name, namespace: namespaceURI ?? "", attributes: attributes, line: parser.lineNumber))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if !open.isEmpty { open[open.count - 1].text += text }
    }

    func parser(_ parser: XMLParser, foundCDATA data: Data) {
        if !open.isEmpty { open[open.count - 1].text += String(decoding: data, as: UTF8.self) }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard var node = open.popLast() else { return }
        node.text = node.text.trimmingCharacters(in: .whitespacesAndNewlines)
        if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
    }

    func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
        abort(parser, .entity)
    }

    func parser(
        _ parser: XMLParser, foundExternalEntityDeclarationWithName name: String, publicID: String?, systemID: String?
    ) {
        abort(parser, .entity)
    }

    private func abort(_ parser: XMLParser, _ why: Stop) {
        if stop == nil { stop = why }
        parser.abortParsing()
    }
}
