/// What a file is made to be printed under: the output intent of PDF/X (ISO 32000-1, 14.11.5; ISO 15930-7).
package struct PrintingCondition: Hashable, Sendable {
    /// The condition's name in the ICC's registry, or in the contract.
    package var name: String
    /// The address of the registry that the name is from, such as `http://www.color.org`; nil for none.
    package var registry: String?
    package var profile: ColourProfile
    /// Whether the file says of itself that it is PDF/X-4 and PDF/VT-1: only where a preflight has found that it is.
    package var isClaimed: Bool

    package init(name: String, registry: String? = nil, profile: ColourProfile, isClaimed: Bool) {
        self.name = name
        self.registry = registry
        self.profile = profile
        self.isClaimed = isClaimed
    }

    func declare(in file: PDFFile) {
        let profile = file.stream(self.profile.bytes)
        profile.dictionary["/N"] = file.object(parsing: "\(self.profile.components)")
        let intent = file.indirect("<< /Type /OutputIntent /S /GTS_PDFX >>")
        intent["/OutputConditionIdentifier"] = file.object(text: name)
        if let registry { intent["/RegistryName"] = file.object(text: registry) }
        // Required where the name is not one of the registry's.
        intent["/Info"] = file.object(text: name)
        intent["/DestOutputProfile"] = profile
        let intents = file.array()
        intents.append(intent)
        file.root["/OutputIntents"] = intents
    }
}
