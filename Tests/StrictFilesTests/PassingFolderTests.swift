import StrictFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct PassingFolderTests {
    private struct Stop: Error {}

    @Test func `what is written in it is there for the work, for its user only, and gone afterwards`() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let (folder, file) = try PassingFolder.with { folder in
            let file = try folder.write(bytes, named: "list")
            #expect(try Files.bytes(file) == bytes)
            #expect(try Stat(folder.path).permissions == .ownerReadWriteExecute)
            #expect(try Stat(file).permissions == .ownerReadWrite)
            #expect(throws: FileError.self) { try folder.write([], named: "list") }
            return (folder.path, file)
        }
        #expect(!Files.exists(file) && !Files.exists(folder))
    }

    @Test func `work that ends with an error leaves nothing, and its error is told`() async throws {
        let scratch = try ScratchFolder()
        let place = scratch.file("passing")
        await #expect(throws: Stop.self) {
            try await PassingFolder.with(at: place) { folder in
                _ = try folder.write([1], named: "list")
                await Task.yield()
                throw Stop()
            }
        }
        #expect(!Files.exists(place))
    }

    @Test func `what an attempt that broke off left at the place is gone when the work begins`() throws {
        let scratch = try ScratchFolder()
        let place = scratch.file("passing")
        try TextFile.makeFolder(place)
        try Files.write([1], to: place.appending("old"))
        let names = try PassingFolder.with(at: place) { try FileReading.names(in: $0.path) }
        #expect(names.isEmpty)
        #expect(throws: FileError.self) { try PassingFolder.with(at: scratch.file("none/passing")) { _ in } }
    }
}
