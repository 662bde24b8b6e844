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
        .testTarget(name: "MailboxDomainTests", dependencies: ["MailboxDomain"]),

        // Who gets paper, in which audience, or why not: pure rules over facts about one account.
        .target(name: "AudienceSelection", dependencies: ["MailboxDomain"]),
        .testTarget(name: "AudienceSelectionTests", dependencies: ["AudienceSelection", "MailboxDomain"]),
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
