/// An error that the person at the keyboard is told of: a sentence of what, where and what to do, without personal data,
/// and the exit status by which scripts know its kind.
package protocol ReportedError: Error, CustomStringConvertible {
    var exitStatus: ExitStatus { get }
}

/// How a command ends that does not end well (sysexits(3)).
package struct ExitStatus: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    /// Of another process, passed on as it is.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let usage = Self(rawValue: 64)
    package static let badInput = Self(rawValue: 65)
    package static let noInput = Self(rawValue: 66)
    /// A program, a library's data or a port that is needed is not to be had.
    package static let unavailable = Self(rawValue: 69)
    package static let cannotCreate = Self(rawValue: 73)
    package static let inputOutput = Self(rawValue: 74)
    package static let tryAgain = Self(rawValue: 75)
    package static let notApproved = Self(rawValue: 77)
    package static let badConfiguration = Self(rawValue: 78)
}

// Findings that stop a step are those of configuration and templates; those of data have errors of their own.
extension Finding: ReportedError {
    package var exitStatus: ExitStatus { .badConfiguration }
}

extension Findings: ReportedError {
    package var exitStatus: ExitStatus { .badConfiguration }
}
