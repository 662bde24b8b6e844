// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "postvangnet",
    products: [
        .library(name: "MailboxDomain", targets: ["MailboxDomain"])
    ],
    targets: [
        // Accounts, people, addresses, organisations, messages, notifications: the words of the whole project. No I/O.
        .target(name: "MailboxDomain"),
        // Template + recipient -> Letter: addressing, salutation, placeholders; a hole in a letter is impossible.
        .target(
            name: "LetterComposition", dependencies: ["MailboxDomain"],
            resources: [.embedInCode("Resources/countries.csv")]),
        .testTarget(name: "MailboxDomainTests", dependencies: ["MailboxDomain"]),
        .testTarget(
            name: "LetterCompositionTests", dependencies: ["LetterComposition", "MailboxDomain"],
            resources: [.copy("Fixtures")]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .treatAllWarnings(as: .error),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
