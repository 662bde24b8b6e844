// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "postvangnet",
    products: [
        .library(name: "MailboxDomain", targets: ["MailboxDomain"]),
        .library(name: "MailboxStore", targets: ["MailboxStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")
    ],
    targets: [
        // Accounts, people, addresses, organisations, messages, notifications: the words of the whole project. No I/O.
        .target(name: "MailboxDomain"),
        .testTarget(name: "MailboxDomainTests", dependencies: ["MailboxDomain"]),
        // The shared mailbox on SQLite: schema, import of an extract, the reads that selection and reports need.
        .target(
            name: "MailboxStore",
            dependencies: [
                "MailboxDomain", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "MailboxStoreTests",
            dependencies: ["MailboxDomain", "MailboxStore", .product(name: "GRDB", package: "GRDB.swift")]),
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
