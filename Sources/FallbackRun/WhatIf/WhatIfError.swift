package import AudienceSelection
package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Why nothing can be planned beside, compared or forecast; each says what to do.
package enum WhatIfError: Error, Hashable, Sendable {
    /// The run has no plan to compare with.
    case nothingToCompare(RunID)
    /// The folder is no folder Templates.
    case noTemplates(FilePath)
    /// Nobody of the audience is put off to a later run.
    case noWaves(Audience)
    /// The policy does not write to the audience.
    case notInPolicy(Audience)
}

extension WhatIfError: ReportedError {
    package var description: String {
        switch self {
        case .nothingToCompare(let run):
            "The run \(run) has no plan to compare with. Plan it, or name a run that has one: --with RUN."
        case .noTemplates(let path):
            "\(path) is no folder of texts. Name a folder Templates, such as a copy of the workspace's in which you changed something."
        case .noWaves(let audience): "The audience \(audience.rawValue) is never cut into waves. Leave its --wave out."
        case .notInPolicy(let audience):
            "The policy has no audience \(audience.rawValue), so it has no wave. Leave its --wave out, or add it to the policy."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .nothingToCompare: .noInput
        case .noTemplates, .noWaves, .notInPolicy: .usage
        }
    }
}
