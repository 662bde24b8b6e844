import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import FallbackRun

/// The version that the notice at a workspace's door says.
@Suite struct WorkspaceVersionTests {
    @Test(arguments: [
        ("needs-postvangnet-0.2.0-not-0.1.0", WorkspaceVersion(0, 2, 0)),
        ("needs-postvangnet-12.0.345-whatever else", WorkspaceVersion(12, 0, 345)),
        ("needs-postvangnet-0.2.0", nil), ("needs-postvangnet-0.2-not-0.1.0", nil), ("needs-postvangnet-a.b.c-", nil),
        (".needs-postvangnet-0.2.0-not-0.1.0", nil), ("needs-postvangnet-0.2.00000-not", nil), ("ledger.sqlite", nil),
    ])
    func `a notice has a version in its name, and all else is none`(name: String, version: WorkspaceVersion?) {
        #expect(VersionNotice(named: name)?.version == version)
    }

    @Test func `versions are compared as numbers`() {
        let versions = [(0, 1, 0), (0, 2, 0), (0, 2, 9), (0, 2, 10), (0, 10, 0), (1, 0, 0)].map {
            WorkspaceVersion($0.0, $0.1, $0.2)
        }
        #expect(versions.shuffled().sorted() == versions)
        #expect(versions.map(\.description)[3] == "0.2.10")
    }

    @Test func `without a notice it is the first version, and of several the latest counts`() throws {
        let folder = try ScratchFolder()
        #expect(try WorkspaceVersion(of: folder.path) == .first)
        try VersionNotice.current.put(in: folder.path)
        try VersionNotice.current.put(in: folder.path)
        #expect(try WorkspaceVersion(of: folder.path) == .current && WorkspaceVersion.first < .current)
        try Files.write([], to: folder.file("needs-postvangnet-99.0.0-not-0.2.0"))
        #expect(try WorkspaceVersion(of: folder.path) == WorkspaceVersion(99, 0, 0))
    }

    @Test func `only a link to nothing is a notice as the program puts it up`() throws {
        let folder = try ScratchFolder()
        let (notice, other) = (folder.file("needs-postvangnet-0.2.0-not-0.1.0"), folder.file("other"))
        try VersionNotice.current.put(in: folder.path)
        #expect(VersionNotice.stands(at: notice))
        try FileManager.default.createSymbolicLink(atPath: other.string, withDestinationPath: "/dev/null")
        #expect(!VersionNotice.stands(at: other))
        try Files.remove(notice)
        try FileManager.default.createSymbolicLink(atPath: notice.string, withDestinationPath: "/etc/passwd")
        #expect(!VersionNotice.stands(at: notice))
    }
}
