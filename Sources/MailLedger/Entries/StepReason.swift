/// Why a piece failed or was called back: the kebab-case code of whoever decided that, stable between versions.
package struct StepReason: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}
