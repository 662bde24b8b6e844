import Foundation
import SystemPackage
import TestSupport
import Testing

/// Every parser over its corpus: samples, and whatever made one crash or hang. A file in `Corpus/PARSER` is a test.
struct CorpusTests {
    private static let corpus = Project.root.appending("Tests/FuzzingTests/Corpus")

    @Test(arguments: FuzzedParser.allCases)
    func `a parser keeps its promises on its corpus, changed at any place and cut off anywhere`(parser: FuzzedParser)
        throws
    {
        let seeds = try Files.tree(Self.corpus.appending(parser.rawValue))
        // One that is refused at its first byte would try nothing.
        #expect(seeds.values.contains { parser.read($0) == .taken }, "Corpus/\(parser.rawValue) holds nothing whole")
        for (name, bytes) in seeds {
            expectKept(parser, bytes, "\(name)")
            // Long ones in fewer places.
            for place in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 150) {
                expectKept(parser, Array(bytes[..<place]), "\(name), cut off behind \(place) bytes")
                var changed = bytes
                changed[place] ^= UInt8(1 << (place % 8))
                expectKept(parser, changed, "\(name), changed at \(place)")
            }
        }
    }

    @Test func `the corpus has a folder for each parser and no other`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.string)
        #expect(folders.sorted() == FuzzedParser.allCases.map(\.rawValue).sorted())
    }

    private func expectKept(
        _ parser: FuzzedParser, _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        if case .broken(let promise) = parser.read(bytes) {
            Issue.record("\(parser.rawValue)/\(name): \(promise)", sourceLocation: sourceLocation)
        }
    }
}
