/// How old a file may be, and so what is asked of it.
package enum YAMLAge: Sendable {
    /// A person can mend it: whatever is unknown, missing or cannot be meant is told.
    case current
    /// A plan carries it. The program that made the plan found nothing wrong with it, so that what is asked of such files
    /// since (`refuse`) is not asked of this one. What it says must still be understood.
    case frozen
    /// The same of settings, which change more: keys that are gone since are left alone, a number may be 0, and a required
    /// key that was added since is as in `standard`.
    case frozenSettings(standard: YAMLStandard)

    var standard: YAMLStandardValues? { if case .frozenSettings(let standard) = self { standard.values } else { nil } }

    var isFrozen: Bool { if case .current = self { false } else { true } }

    /// Whether what is unknown or out of its range today may have been neither when the file was written.
    var isLoose: Bool { if case .frozenSettings = self { true } else { false } }
}
