import Testing

@testable import MailboxStore

@Suite struct IdentifierIndexTests {
    private func insert(_ text: String, into index: inout IdentifierIndex) -> Bool {
        let bytes = Array(text.utf8)
        return index.insert(bytes.span)
    }

    private func number(of text: String, in index: inout IdentifierIndex) -> Int64? {
        let bytes = Array(text.utf8)
        return index.number(of: bytes.span)
    }

    @Test(arguments: [0, 100, 5_000, .max])
    func `identifiers are numbered in the order they came, whether the table has to grow or not`(expected: Int) {
        var index = IdentifierIndex(expecting: expected)
        for count in 1...5_000 { #expect(insert("account-\(count)", into: &index)) }
        for count in 1...5_000 { #expect(number(of: "account-\(count)", in: &index) == Int64(count)) }
        #expect(number(of: "account-", in: &index) == nil)
        #expect(number(of: "account-5001", in: &index) == nil)
        #expect(!insert("account-77", into: &index))
        #expect(index.count == 5_000)
    }

    @Test(arguments: [
        (["a", "a1", "b"], true), (["-", "A", "_", "a"], true), (["a1", "a"], false), (["a", "B"], false), ([], true),
    ])
    func `it is known whether identifiers came in byte order`(identifiers: [String], isSorted: Bool) {
        var index = IdentifierIndex()
        for identifier in identifiers { _ = insert(identifier, into: &index) }
        #expect(index.isSorted == isSorted)
    }
}
