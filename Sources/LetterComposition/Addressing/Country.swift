/// A country as the post abroad needs it: ISO 3166 alpha-2 and the English name for the last line of the address.
package struct Country: Hashable, Sendable {
    /// ISO 3166-1 alpha-2; `XK` for Kosovo, which ISO leaves to its users.
    package let alpha2: String
    /// Short English name in plain capitals (`SOUTH KOREA`, `TURKEY`).
    package let english: String

    /// The country of a registry code (BRP table 34, landen); nil for `0000`, `9999` and states that are no more.
    ///
    /// A historic code has a country only where the same state goes by a new name (Swaziland, Eswatini).
    package init?(registryCode: String) {
        guard let country = Self.byRegistryCode[registryCode] else { return nil }
        self = country
    }

    private init(alpha2: String, english: String) {
        self.alpha2 = alpha2
        self.english = english
    }

    package static let registryCodeOfTheNetherlands = "6030"

    /// Every code with a country; the file is part of the program, and a test reads it against the registry's codes.
    package static let byRegistryCode: [String: Country] = {
        let lines = String(decoding: PackageResources.countries_csv, as: UTF8.self).split(separator: "\n")
        let rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        return Dictionary(
            rows.filter { $0.count == 3 }.map {
                (String($0[0]), Country(alpha2: String($0[1]), english: String($0[2])))
            },
            uniquingKeysWith: { first, _ in first })
    }()
}
