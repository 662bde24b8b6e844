import LetterComposition
package import MailboxDomain
package import PaperMail

/// A person's word that a product may be mailed as it was then, with everything that it prints.
package struct SignOff: Codable, Hashable, Sendable {
    package enum Role: String, CaseIterable, Codable, Sendable {
        case communications, legal
        case readerTest = "reader-test"
    }

    package var role: Role
    package var name: String
    package var date: CalendarDate
    /// The operating system's name of who typed the command.
    package var user: String
    /// `PrintedParts.digest` of what was signed off.
    package var printed: FileDigest
}

extension SignOff.Role {
    package var inDutch: String {
        switch self {
        case .communications: "Communicatie"
        case .legal: "Juridisch"
        case .readerTest: "Lezerstest"
        }
    }
}
