package import SystemPackage

/// Why the system would not do something with a file or a port, as it stands between brackets in a Dutch sentence.
package enum DutchReason {
    /// Nil for what those who write letters do not meet: the sentence is clear without it.
    package static func text(of error: Errno) -> String? { ofSystem[error] }

    /// - Parameter reason: as an error of ours carries it, in the system's words or in our own.
    static func text(of reason: String) -> String? { bySystemsWords[reason] ?? ofOurs[reason] }

    private static let ofSystem: [Errno: String] = [
        .permissionDenied: "dat mag u niet",
        .notPermitted: "dat mag u niet",
        .noSuchFileOrDirectory: "het is er niet",
        .notDirectory: "een deel van het pad is geen map",
        .isDirectory: "het is een map",
        .fileExists: "er staat al iets met die naam",
        .directoryNotEmpty: "de map is niet leeg",
        .noSpace: "de schijf is vol",
        .diskQuotaExceeded: "uw deel van de schijf is vol",
        .fileTooLarge: "het bestand wordt te groot",
        .readOnlyFileSystem: "daar mag alleen gelezen worden",
        .fileNameTooLong: "de naam is te lang",
        .tooManySymbolicLinkLevels: "de verwijzing leidt nergens heen",
        .ioError: "de schijf of het netwerk gaf een fout",
        .staleNFSFileHandle: "het netwerk is het kwijt",
        .timedOut: "het duurde te lang",
        .resourceBusy: "een ander programma is ermee bezig",
        .textFileBusy: "een ander programma is ermee bezig",
        .tooManyOpenFiles: "er staan te veel bestanden open",
        .noMemory: "er is te weinig geheugen",
        .addressInUse: "een ander programma gebruikt hem al",
        .addressNotAvailable: "dit adres is er niet",
    ]

    private static let bySystemsWords = Dictionary(
        ofSystem.map { ($0.key.description, $0.value) }, uniquingKeysWith: { first, _ in first })

    private static let ofOurs = [
        "it is not readable": "u mag het niet lezen",
        "it has no name": "het heeft geen naam",
    ]
}
