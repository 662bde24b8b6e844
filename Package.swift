// swift-tools-version: 6.2

import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// Targets that read what others wrote.
let parsing: [Target.Dependency] = [
    "AudienceSelection", "Canvas", "FallbackRun", "InvoiceReading", "LetterComposition", "MailboxDomain",
    "MailboxStore",
    "PDFFinishing", "PageLayout", "PageReading", "PaperMail", "PlainLanguage", "PrintHouse", "Stationery",
    "StrictFiles", "WebForms",
]

let package = Package(
    name: "postvangnet",
    products: [
        .executable(name: "postvangnet", targets: ["postvangnet"]),
        .executable(name: "postvangnet-preview", targets: ["postvangnet-preview"]),
        .library(name: "MailboxDomain", targets: ["MailboxDomain"]),
        .library(name: "MailboxStore", targets: ["MailboxStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system.git", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", exact: "1.0.2"),
    ],
    targets: [
        // Accounts, people, addresses, organisations, messages, notifications: the words of the whole project. No I/O.
        .target(name: "MailboxDomain"),

        // The words of paper: runs, batches, pieces, marks, what is reported of them. No I/O.
        .target(name: "PaperMail", dependencies: ["MailboxDomain"]),

        // Files read and written strictly: YAML and JSON in which every key is known, CSV, folders that appear whole.
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .target(name: "StrictFiles", dependencies: ["CNettle", "MailboxDomain", "PaperMail", system, yams]),

        // Compression undone: of files of an extract, and of streams in a PDF.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstandard", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "Decompression", dependencies: ["CZlib", "CZstandard"]),

        // The shared mailbox on SQLite: schema, import of an extract, the reads that selection and reports need.
        .target(
            name: "MailboxStore",
            dependencies: ["Decompression", "MailboxDomain", "StrictFiles", grdb, grdbSQLite]),

        // Extracts of invented people, of any size, with the proportions of the real mailbox.
        .target(name: "SyntheticExtract", dependencies: ["MailboxDomain", "StrictFiles", system]),

        // Who gets paper, in which audience, or why not: pure rules over facts about one account.
        .target(name: "AudienceSelection", dependencies: ["MailboxDomain"]),

        // Template + recipient -> Letter: addressing, salutation, placeholders; a hole in a letter is impossible.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(
            name: "LetterComposition",
            dependencies: ["AudienceSelection", "CCMark", "MailboxDomain", "PaperMail", "StrictFiles"],
            resources: [.embedInCode("Resources/countries.csv"), .embedInCode("Resources/country-names.csv")]),

        // What makes a text hard to read: rules, findings with line and column.
        .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
        .target(
            name: "PlainLanguage", dependencies: ["CHunspell", "LetterComposition", "MailboxDomain", "StrictFiles"],
            resources: [.embedInCode("Resources/irregular-verbs.csv")]
                + [
                    "abbreviations", "connectors", "digital", "legal", "nominal", "officialese", "old-spelling",
                ].map { .embedInCode("Resources/words/\($0).csv") }),

        // Places and sizes on paper, in millimetres.
        .target(name: "Measures"),

        // The only target that draws: documents, fonts, text, codes, drawings.
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(
            name: "Canvas",
            dependencies: [
                "CCairo", "CPango", "CQREncode", "CRSVG", "CZint", "MailboxDomain", "Measures", "PaperMail",
                "StrictFiles",
            ]),

        // Texts in HTML: what is interpolated is escaped.
        .target(name: "Markup"),

        // Figures to look at: a page with charts and tables that needs nothing else. No I/O.
        .target(name: "Charts", dependencies: ["Markup"], resources: [.embedInCode("Resources/report.css")]),

        // Letter + layout -> pages: lines broken (measured on Canvas), everything placed in millimetres.
        .target(
            name: "PageLayout",
            dependencies: [
                "Canvas", "Charts", "LetterComposition", "MailboxDomain", "Measures", "PaperMail", "StrictFiles",
            ]),

        // Pages -> PDF or PNG; never breaks a line again.
        .target(name: "PageRendering", dependencies: ["Canvas", "Measures", "PageLayout"]),

        // What letters are written on and how that is checked: texts, layouts, sender, fonts, read once for all.
        .target(
            name: "Stationery",
            dependencies: [
                "Canvas", "LetterComposition", "MailboxDomain", "PageLayout", "PaperMail", "PlainLanguage",
                "StrictFiles", system,
            ]),

        // Forms as browsers send them, read strictly.
        .target(name: "WebForms"),

        // The PDF that Cairo wrote -> one that a print house prints as it is: black ink only, boxes, metadata.
        .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        .target(name: "PDFFinishing", dependencies: ["CQPDF", "MailboxDomain", "Measures", system]),

        // Letters for everyone, from the same texts: pages, text to hear, and the page on which they are found.
        .systemLibrary(name: "CExchange"),
        .target(
            name: "Publication",
            dependencies: [
                "AudienceSelection", "CExchange", "Canvas", "LetterComposition", "MailboxDomain", "Markup", "Measures",
                "PDFFinishing", "PaperMail", "Stationery", "StrictFiles", system,
            ],
            resources: [.embedInCode("Resources/brieven.css")]),

        // What printers and carriers bill: UBL invoices by EN 16931, read strictly.
        .target(name: "InvoiceReading", dependencies: ["MailboxDomain"]),

        // Reads the marks of sheets back from pictures of pages, with libraries that had no part in drawing them.
        .systemLibrary(name: "CDmtx", pkgConfig: "libdmtx", providers: [.apt(["libdmtx-dev"])]),
        .systemLibrary(name: "CZBar", pkgConfig: "zbar", providers: [.apt(["libzbar-dev"])]),
        .target(name: "MarkReading", dependencies: ["CDmtx", "CZBar"]),

        // Reads pages back from the file, object by object, with no code of what wrote them.
        .target(name: "PageReading", dependencies: ["Decompression"]),

        // The contract with a printer, both ways: batches, manifest, sealing, verification.
        .target(
            name: "PrintHouse",
            dependencies: [
                "MailboxDomain", "MarkReading", "Measures", "PDFFinishing", "PageReading", "PaperMail", "StrictFiles",
                subprocess, system,
            ],
            resources: ["ack", "codes", "feedback", "mailing", "manifest", "order", "pull"].map {
                .embedInCode("Resources/\($0).schema.json")
            }),

        // A print house that is played, for rehearsals and tests: from a delivery to the feedback on it.
        .target(
            name: "PrintRehearsal",
            dependencies: ["MailboxDomain", "PaperMail", "PrintHouse", "StrictFiles", "SyntheticExtract", system]),

        // What happened to every piece: approved, rendered, sealed, and what others report. Events and claims only add.
        .target(name: "MailLedger", dependencies: ["AudienceSelection", "MailboxDomain", "PaperMail", grdb]),

        // The file that tells the story: plan, approve, render, seal. A newcomer starts here.
        .target(
            name: "FallbackRun",
            dependencies: [
                "AudienceSelection", "Canvas", "Charts", "InvoiceReading", "LetterComposition", "MailLedger",
                "MailboxDomain", "MailboxStore", "Measures", "PDFFinishing", "PageLayout", "PageReading",
                "PageRendering", "PaperMail", "PrintHouse", "Stationery", "StrictFiles", grdb, subprocess, system,
            ],
            resources: ["policy", "postvangnet", "texts"].map { .embedInCode("Resources/\($0).yaml") }),

        // For print houses to try: batches of every kind with invented people, damaged ones, and the expected answers.
        .target(
            name: "ConformanceKit",
            dependencies: [
                "FallbackRun", "MailboxDomain", "MailboxStore", "PDFFinishing", "PaperMail", "PrintHouse",
                "StrictFiles", system,
            ],
            resources: [.embedInCode("Resources/README.md"), .embedInCode("Resources/sheets.yaml")]
                + [
                    "accounts.csv", "addresses.csv", "extract.json", "messages.csv", "notifications.csv",
                    "organisations.csv", "partners.csv", "people.csv", "preferences.csv", "representatives.csv",
                ].map { .embedInCode("Resources/extract/\($0)") }),

        // The commands, thin.
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
        .executableTarget(
            name: "postvangnet",
            dependencies: [
                "AudienceSelection", "CMimalloc", "ConformanceKit", "FallbackRun", "LetterComposition", "MailLedger",
                "MailboxDomain", "MailboxStore", "PaperMail", "PlainLanguage", "PrintHouse", "PrintRehearsal",
                "Publication",
                "Stationery", "StrictFiles", "SyntheticExtract", argumentParser, subprocess, system,
            ]),

        // Local web pages over the same pages that are printed, for who writes the letters.
        .target(
            name: "PreviewSite",
            dependencies: [
                "AudienceSelection", "Canvas", "LetterComposition", "MailboxDomain", "Markup", "Measures", "PageLayout",
                "PageRendering", "PaperMail", "PlainLanguage", "Stationery", "StrictFiles", "WebForms", httpTypes,
                hummingbird, hummingbirdCore, logging, nioCore, serviceLifecycle, subprocess, system,
            ],
            resources: ["bewerk.js", "desk.css", "desk.js", "icoon.svg", "readers.yaml", "writing.css"].map {
                .embedInCode("Resources/\($0)")
            }),

        // A program of its own, so that the one that holds a nation's addresses has no web server in it.
        .executableTarget(
            name: "postvangnet-preview",
            dependencies: [
                "LetterComposition", "MailboxDomain", "PreviewSite", "Stationery", "StrictFiles", argumentParser,
                system,
            ]),

        .testTarget(name: "MailboxDomainTests", dependencies: ["MailboxDomain"]),
        .testTarget(name: "PaperMailTests", dependencies: ["PaperMail"]),
        .testTarget(name: "StrictFilesTests", dependencies: ["MailboxDomain", "StrictFiles", "TestSupport", system]),
        .testTarget(
            name: "MailboxStoreTests",
            dependencies: ["MailboxDomain", "MailboxStore", "SyntheticExtract", "TestSupport", grdb, system]),
        .testTarget(
            name: "SyntheticExtractTests",
            dependencies: ["MailboxDomain", "MailboxStore", "StrictFiles", "SyntheticExtract", "TestSupport"]),
        .testTarget(
            name: "AudienceSelectionTests", dependencies: ["AudienceSelection", "MailboxDomain", "SyntheticExtract"]),
        .testTarget(
            name: "LetterCompositionTests", dependencies: ["LetterComposition", "MailboxDomain", "PaperMail"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "PlainLanguageTests",
            dependencies: ["LetterComposition", "MailboxDomain", "PlainLanguage", "TestSupport", system],
            exclude: ["Sentences"]),
        .testTarget(name: "MeasuresTests", dependencies: ["Measures"]),
        .testTarget(
            name: "CanvasTests", dependencies: ["Canvas", "MailboxDomain", "Measures", "TestSupport", system]),
        .testTarget(
            name: "PageLayoutTests",
            dependencies: [
                "Canvas", "LetterComposition", "MailboxDomain", "Measures", "PageLayout", "PaperMail",
                "SyntheticExtract", "TestSupport",
            ]),
        .testTarget(
            name: "PageRenderingTests",
            dependencies: [
                "Canvas", "LetterComposition", "MailboxDomain", "Measures", "PageLayout", "PageRendering",
                "TestSupport",
            ]),
        .testTarget(
            name: "PDFFinishingTests",
            dependencies: [
                "LetterComposition", "MailboxDomain", "Measures", "PDFFinishing", "PageLayout", "PageRendering",
                "TestSupport",
            ]),
        .testTarget(name: "PageReadingTests", dependencies: ["Canvas", "PageReading"]),
        .testTarget(
            name: "PrintHouseTests",
            dependencies: [
                "MailboxDomain", "MarkReading", "PaperMail", "PrintHouse", "StrictFiles", "SyntheticExtract",
                "TestSupport", system,
            ]),
        .testTarget(
            name: "MailLedgerTests",
            dependencies: [
                "AudienceSelection", "MailLedger", "MailboxDomain", "PaperMail", "SyntheticExtract", "TestSupport",
                grdb,
            ]),
        // Steps of a run as values, without its files and programs.
        .testTarget(
            name: "FallbackRunTests",
            dependencies: [
                "AudienceSelection", "FallbackRun", "LetterComposition", "MailLedger", "MailboxDomain", "MailboxStore",
                "PaperMail", "PrintHouse", "StrictFiles", "SyntheticExtract", "TestSupport", grdb, system,
            ]),
        // Every parser over its corpus. For scripts/fuzz the same folder is a program: see below.
        .testTarget(
            name: "FuzzingTests", dependencies: parsing + ["TestSupport", system],
            exclude: ["Corpus", "Dictionaries", "FuzzProgram.swift"]),
        // The built programs from the outside: run as their users do, their files read by programs that are not ours.
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "MailboxDomain", "PDFFinishing", "PageReading", "PrintHouse", "SyntheticExtract", "TestSupport",
                "postvangnet", "postvangnet-preview", system,
            ],
            exclude: ["Resources/frozen"],
            resources: [
                "ask-desk.py", "ask-socket.py", "browse-desk.py", "check-extract.py", "check-schema.py", "faults.c",
                "forge-desk.py", "load-owner.sql", "make-documents.py", "paste-desk.py", "read-codes.py",
                "read-pages.py",
                "read-publication.py",
                "read-tagged.py", "recompute.py", "story-desk.py", "tamper-delivery.py", "through-postgresql.sh",
                "walk-desk.py", "write-desk.py",
            ].map { .embedInCode("Resources/\($0)") }),

        // Builders that tests share, the programs that they run, and what reads back what was drawn.
        .target(
            name: "TestSupport",
            dependencies: [
                "Canvas", "LetterComposition", "MailboxDomain", "MailboxStore", "PageLayout", "SyntheticExtract",
                subprocess, system,
            ],
            path: "Tests/TestSupport", resources: [.embedInCode("read-ticket.py")]),
    ],
    swiftLanguageModes: [.v6]
)

// Set by scripts/fuzz to the path of libFuzzer: then there is its program in place of all tests, and our own modules tell
// it which ways were taken.
let fuzzer = Context.environment["POSTVANGNET_FUZZ"]
if let fuzzer {
    package.targets.removeAll { $0.type == .test }
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: parsing, path: "Tests/FuzzingTests",
            exclude: ["Corpus", "Dictionaries", "CorpusTests.swift"],
            linkerSettings: [.unsafeFlags([fuzzer]), .linkedLibrary("stdc++"), .linkedLibrary("m")]))
    for target in package.targets where target.type != .system {
        target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O", "-sanitize=fuzzer"])]
    }
}

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .treatAllWarnings(as: .error),
            .strictMemorySafety(),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}

// Module maps of Debian's libraries, beside each other.
for target in package.targets where target.type == .system {
    target.path = "Sources/CLibraries/\(target.name)"
}

// The tests run the programs some thousands of times, so all that they run is optimized (scripts/build), and they themselves
// are built as quickly as can be. To the frontend, as the driver's own `-O` would come after it.
for target in package.targets where target.type == .test {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [.unsafeFlags(["-Xfrontend", "-Onone"], .when(configuration: .release))]
}
