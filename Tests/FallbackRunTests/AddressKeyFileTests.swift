import Foundation
import MailLedger
import MailboxDomain
import SystemPackage
import TestSupport
import Testing

@testable import FallbackRun

/// The keys of digests of addresses, in a file of their own.
@Suite struct AddressKeyFileTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace
    private var path: FilePath { scratch.file("address-digests.key") }

    init() throws {
        scratch = try ScratchFolder()
        workspace = Workspace(
            unchecked: scratch.path, clock: DutchClock(time: try DutchTime()) { Instant(milliseconds: 0) },
            user: "tester")
    }

    private func lines() throws -> [String] { try Files.text(path).split(separator: "\n").map(String.init) }

    @Test func `the first key is made when it is needed, for its owner only, and stays`() throws {
        let keys = try AddressKeyFile(of: workspace)
        #expect(keys.ids.isEmpty && !Files.exists(path))
        let id = try keys.current()
        #expect(try keys.current() == id && AddressKeyFile(of: workspace).current() == id)
        #expect(try Stat(path).permissions == .ownerReadWrite)
        let words = try #require(try lines().first).split(separator: " ")
        #expect(try lines().count == 1 && String(words[0]) == id.rawValue)
        #expect(Data(base64Encoded: String(words[1]))?.count == 32)
    }

    @Test func `two keys make two codes of the same bytes, and one that is gone makes none`() throws {
        let keys = try AddressKeyFile(of: workspace)
        let first = try keys.current()
        try keys.rotate(keeping: [first], beginsNew: true)
        let second = try keys.current()
        let codes = [first, second].compactMap { keys.code(of: [1, 2, 3], with: $0) }
        #expect(first != second && Set(codes).count == 2 && codes.allSatisfy { $0.count == 64 })
        let again = try AddressKeyFile(of: workspace)
        #expect([first, second].compactMap { again.code(of: [1, 2, 3], with: $0) } == codes)
        #expect(again.code(of: [1, 2, 3], with: AddressKeyID(0)) == nil)
    }

    @Test func `a key goes with the last digest that was made with it`() throws {
        let keys = try AddressKeyFile(of: workspace)
        let first = try keys.current()
        try keys.rotate(keeping: [first], beginsNew: true)
        let second = try keys.current()
        try keys.rotate(keeping: [first, second], beginsNew: true)
        let third = try keys.current()
        #expect(keys.ids == [first, second, third])
        // Nothing was forgotten: the last key still makes new digests.
        try keys.rotate(keeping: [second], beginsNew: false)
        #expect(try keys.ids == [second, third] && keys.current() == third)
        let line = try #require(try lines().first)
        try keys.rotate(keeping: [third], beginsNew: true)
        #expect(try keys.ids.count == 2 && !lines().contains(line))
        try keys.rotate(keeping: [], beginsNew: true)
        #expect(try keys.ids.isEmpty && lines().isEmpty)
        #expect(try keys.current() != third)
    }

    @Test(arguments: [
        "abc", "abc !!!", "ABC q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=", "abc q6urq6urq6s=",
        "abc q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s= x",
    ])
    func `a line that is no key is told by its number, and not by what it holds`(line: String) throws {
        try Files.write("1 q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n\(line)\n".utf8, to: path)
        let error = #expect(throws: AddressKeyError.self) { try AddressKeyFile(of: workspace) }
        #expect(error?.description.hasPrefix("\(path):2: ") == true && error?.exitStatus.rawValue == 78)
        #expect(error?.description.contains("q6ur") == false)
    }
}
