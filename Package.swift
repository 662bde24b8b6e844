// swift-tools-version: 6.2

import PackageDescription

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
        .target(name: "StrictYAML", dependencies: ["MailboxDomain", .product(name: "Yams", package: "Yams")]),

        // Template + recipient -> Letter: addressing, salutation, placeholders.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(name: "LetterComposition", dependencies: ["CCMark", "MailboxDomain", "StrictYAML"]),

        // The only target that draws: documents, fonts, text, codes.
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(
            name: "Canvas",
            dependencies: [
                "CCairo", "CPango", "CQREncode", "CZint", "MailboxDomain", "StrictYAML",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: [.strictMemorySafety()]),

        // Letter + layout -> pages: lines broken (measured on Canvas), everything placed in millimetres.
        .target(
            name: "PageLayout",
            dependencies: [
                "Canvas", "LetterComposition", "MailboxDomain", "StrictYAML",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // Pages -> PDF or PNG; never breaks a line again.
        .target(name: "PageRendering", dependencies: ["Canvas", "PageLayout"]),

        .testTarget(name: "MailboxDomainTests", dependencies: ["MailboxDomain"]),
        .testTarget(name: "StrictYAMLTests", dependencies: ["StrictYAML", "MailboxDomain"]),
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
