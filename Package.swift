// swift-tools-version: 6.2

import PackageDescription

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "postvangnet",
    products: [
        .library(name: "MailboxDomain", targets: ["MailboxDomain"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        // Accounts, people, addresses, organisations, messages, notifications: the words of the whole project. No I/O.
        .target(name: "MailboxDomain"),

        // Configuration files in which every key is known; errors with file, line and key.
        .target(name: "StrictYAML", dependencies: ["MailboxDomain", yams]),

        // Who gets paper, in which audience, or why not: pure rules over facts about one account.
        .target(name: "AudienceSelection", dependencies: ["MailboxDomain"]),

        // Template + recipient -> Letter: addressing, salutation, placeholders; a hole in a letter is impossible.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(
            name: "LetterComposition", dependencies: ["AudienceSelection", "CCMark", "MailboxDomain", "StrictYAML"],
            resources: [.embedInCode("Resources/countries.csv")]),

        // The only target that draws: documents, fonts, text, codes.
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(
            name: "Canvas",
            dependencies: ["CCairo", "CPango", "CQREncode", "CZint", "MailboxDomain", "StrictYAML", crypto],
            swiftSettings: [.strictMemorySafety()]),

        // Letter + layout -> pages: lines broken (measured on Canvas), everything placed in millimetres.
        .target(
            name: "PageLayout", dependencies: ["Canvas", "LetterComposition", "MailboxDomain", "StrictYAML", crypto]),

        // Pages -> PDF or PNG; never breaks a line again.
        .target(name: "PageRendering", dependencies: ["Canvas", "PageLayout"]),

        .testTarget(name: "MailboxDomainTests", dependencies: ["MailboxDomain"]),
        .testTarget(name: "StrictYAMLTests", dependencies: ["MailboxDomain", "StrictYAML"]),
        .testTarget(name: "AudienceSelectionTests", dependencies: ["AudienceSelection", "MailboxDomain"]),
        .testTarget(
            name: "LetterCompositionTests", dependencies: ["LetterComposition", "MailboxDomain"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "PageRenderingTests",
            dependencies: ["Canvas", "LetterComposition", "PageLayout", "PageRendering", "TestSupport"]),

        // Builders that tests share.
        .target(
            name: "TestSupport", dependencies: ["Canvas", "LetterComposition", "MailboxDomain", "PageLayout"],
            path: "Tests/TestSupport"),
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
