package import LetterComposition
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
    /// As ssh-keygen writes it, over the statement; nil for somebody's word alone.
    package var signature: String?
}

extension SignOff {
    /// What a key signs: whose it is says the signature itself.
    package func statement(on product: Product) -> [UInt8] {
        Array(
            "postvangnet sign-off\nproduct \(product.rawValue)\nrole \(role.rawValue)\ndate \(date)\nprinted \(printed)\n"
                .utf8)
    }
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
