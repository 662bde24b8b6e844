package import SystemPackage

/// How somebody approves a plan.
package enum Approver: Sendable {
    /// Who says so; where `approval.rule` allows it.
    case name(String)
    /// The file of an SSH key of one of the approvers, or of its public half where an agent holds it.
    case key(FilePath)
}
