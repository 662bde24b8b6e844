import Foundation
import Testing

/// A PDF that qpdf wrote plainly, as objects that can be changed one by one; what it writes has a table of its own.
package struct PlainDocument: Sendable {
    /// By their numbers, from 1: what stands between `obj` and `endobj`, a character a byte.
    package var objects: [Int: String] = [:]
    private let trailer: String

    package init(_ bytes: [UInt8]) throws {
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        var number: Int?
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if number == nil, line.hasSuffix(" 0 obj") {
                number = Int(line.dropLast(6))
                lines.removeAll()
            } else if let known = number, line == "endobj" {
                objects[known] = lines.joined(separator: "\n")
                number = nil
            } else {
                lines.append(line)
            }
        }
        let start = try #require(text.ranges(of: "\ntrailer <<").last)
        let end = try #require(text.range(of: "startxref", range: start.upperBound..<text.endIndex))
        trailer = String(text[start.lowerBound..<end.lowerBound])
    }

    package var bytes: [UInt8] {
        var bytes = Array("%PDF-1.5\n".utf8)
        var places = [0]
        for number in 1...(objects.keys.max() ?? 1) {
            places.append(bytes.count)
            bytes += "\(number) 0 obj\n\(objects[number] ?? "null")\nendobj\n".unicodeScalars.map { UInt8($0.value) }
        }
        let table = bytes.count
        bytes += Array("xref\n0 \(places.count)\n0000000000 65535 f \n".utf8)
        for place in places.dropFirst() {
            let digits = String(place)
            bytes += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
        }
        return bytes + Array("\(trailer.dropFirst())startxref\n\(table)\n%%EOF\n".utf8)
    }

    /// The numbers of pages that something stands on, in their order.
    package var pages: [Int] {
        let kids = objects.values.first { $0.contains("/Type /Pages") } ?? ""
        return kids.matches(of: #/(?m)^    (\d+) 0 R$/#).compactMap { Int($0.1) }
            .filter { objects[$0]?.contains("/Contents") ?? false }
    }

    /// The number that a key of an object refers to.
    package func reference(_ key: String, in number: Int) throws -> Int {
        let object = try #require(objects[number])
        let start = try #require(object.firstRange(of: "/\(key) "))
        return try #require(Int(object[start.upperBound...].prefix { $0.isNumber }))
    }

    package func content(_ number: Int) throws -> String {
        let object = try #require(objects[number])
        let (start, end) = (object.firstRange(of: "stream\n"), object.ranges(of: "\nendstream").last)
        return String(object[try #require(start).upperBound..<(try #require(end).lowerBound)])
    }

    /// Puts other bytes into a stream, and their number where its length stands.
    package mutating func put(_ content: String, in number: Int) throws {
        let object = try #require(objects[number])
        let start = try #require(object.firstRange(of: "stream\n"))
        objects[number] = object[..<start.upperBound] + content + "\nendstream"
        // What qpdf puts before the end of a stream is no part of it.
        objects[try reference("Length", in: number)] = String(content.unicodeScalars.count)
    }
}
