import CCairo

/// Which characters fonts have between them.
package enum FontCoverage {
    /// Those that none of the fonts has, as the fonts' own tables say (`FcCharSetHasChar`).
    ///
    /// A letter with marks that no font has as one can be put together of its parts.
    package static func missing(
        among characters: Set<Unicode.Scalar>, of fonts: [FontFile]
    ) throws(FontError) -> Set<Unicode.Scalar> {
        var missing = characters
        for font in fonts where !missing.isEmpty {
            var count: Int32 = 0
            guard let pattern = unsafe FcFreeTypeQuery(font.path, 0, nil, &count) else {
                throw .unusable(path: font.path)
            }
            defer { unsafe FcPatternDestroy(pattern) }
            // The set belongs to the pattern.
            var set: OpaquePointer?
            guard unsafe FcPatternGetCharSet(pattern, FC_CHARSET, 0, &set) == FcResultMatch, let set = unsafe set else {
                throw .unusable(path: font.path)
            }
            missing = missing.filter { unsafe FcCharSetHasChar(set, $0.value) != FcTrue }
        }
        return missing
    }
}
