import PrintHouse
import StrictFiles

extension Configuration.Printer {
    /// The keys of what nobody but the printer and the carrier can say, and that is still as in a sample.
    func keysLeft(asIn sample: Self?) -> [String] {
        guard let sample else { return [] }
        let values: [(key: String, isLeft: Bool)] = [
            ("contractNumber", contractNumber == sample.contractNumber),
            ("orderNumber", orderNumber == sample.orderNumber),
            ("contact.phone", contact.phone == sample.contact.phone),
            ("contact.email", contact.email == sample.contact.email),
            ("letter.envelope", envelope.article == sample.envelope.article),
            ("franking.customerNumber", franking.customerNumber == sample.franking.customerNumber),
            ("franking.bulk.imprint", franking.bulk.imprint == sample.franking.bulk.imprint),
            ("franking.single.imprint", franking.single.imprint == sample.franking.single.imprint),
        ]
        return values.filter(\.isLeft).map(\.key)
    }
}

extension Configuration {
    /// As `init` writes it, with values that are nobody's.
    static var sample: Configuration? {
        try? Configuration(yaml: sampleText, file: WorkspaceSettings.configurationPath)
    }

    private static var sampleText: String { String(decoding: PackageResources.postvangnet_yaml, as: UTF8.self) }

    /// How the configuration of a plan is read. A required key that was added since has the value with which `init` writes
    /// it; what only the workspace's owner, a printer or the carrier can say has no such value.
    static var frozen: YAMLAge {
        .frozenSettings(
            standard: YAMLStandard(
                yaml: sampleText, leavingOut: ["test", "routing", "postage", "returns", "controlPieces", "signing"],
                alike: "printers"))
    }
}
