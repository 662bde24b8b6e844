import StrictFiles
import SystemPackage

/// The version of this program that a workspace needs: the one whose form its files have.
///
/// A form is newer than another where a program before it would pass over something, or harm it. What is added with a
/// default is no new form.
package struct WorkspaceVersion: Hashable, Sendable {
    package let major: Int
    package let minor: Int
    package let patch: Int

    package init(_ major: Int, _ minor: Int, _ patch: Int) {
        (self.major, self.minor, self.patch) = (major, minor, patch)
    }

    /// Workspaces without a notice.
    package static let first = Self(0, 1, 0)
    /// Events, approvals in the ledger, and what is taken back.
    package static let current = Self(0, 2, 0)
}

extension WorkspaceVersion: Comparable {
    package static func < (one: Self, other: Self) -> Bool {
        (one.major, one.minor, one.patch) < (other.major, other.minor, other.patch)
    }
}

extension WorkspaceVersion: CustomStringConvertible {
    package var description: String { "\(major).\(minor).\(patch)" }
}

extension WorkspaceVersion {
    /// Of a workspace, whatever else is in it: the latest of its notices.
    init(of root: FilePath) throws {
        let notices = try FileReading.names(in: root).compactMap { VersionNotice(named: $0) }
        self = notices.map(\.version).max() ?? .first
    }
}
