import Foundation
import MailboxDomain
import StrictFiles
import SystemPackage
import Testing

@Suite struct FileLimitTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "limits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path() }

    private func error(_ name: String) -> FileError? {
        do throws(FileError) {
            _ = try TextFile.bytes(atPath: path(name), atMost: .kilobytes(1))
            return nil
        } catch { return error }
    }

    @Test func `a file is read up to its limit, and beyond it not at all`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(repeating: 0x61, count: 1000).write(to: folder.appending(path: "most"))
        #expect(try TextFile.bytes(atPath: path("most"), atMost: .kilobytes(1)).count == 1000)
        try Data(repeating: 0x61, count: 1001).write(to: folder.appending(path: "more"))
        let tooLarge = error("more")
        #expect(tooLarge?.description.contains("is larger than 1 kB") == true && tooLarge?.exitStatus == .badInput)
        // Three gigabytes that take no room on the disk: whoever read them would notice.
        #expect(FileManager.default.createFile(atPath: path("huge"), contents: nil))
        let file = try FileHandle(forWritingTo: folder.appending(path: "huge"))
        try file.truncate(atOffset: 3_000_000_000)
        try file.close()
        #expect(error("huge") == .tooLarge(FilePath(path("huge")), limit: .kilobytes(1)))
        #expect("\(FileLimit.megabytes(32)) \(FileLimit.kilobytes(500))" == "32 MB 500 kB")
    }

    @Test
    func `a pipe, a folder and a device are no files, and nobody waits for them`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(unsafe mkfifo(path("pipe"), 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("pipe"))
        try FileManager.default.createSymbolicLink(atPath: path("null"), withDestinationPath: "/dev/zero")
        for name in ["pipe", "link", "null", "."] {
            #expect(error(name)?.description.contains("a folder, a pipe or a device") == true, "\(name)")
            #expect(!TextFile.stands(atPath: path(name)))
        }
        #expect(throws: FileError.self) { unsafe try FileReading.forEachChunk(of: FilePath(path("pipe"))) { _ in } }
    }
}
