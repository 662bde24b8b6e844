import MailboxDomain

/// What can be wrong with a YAML file, whatever it is for.
package enum YAMLFault: String, FindingCode {
    case emptyFile = "empty-file"
    case notYAML = "not-yaml"
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case missingValue = "missing-value"
    /// An anchor, or a reference to one.
    case reference
    /// More than any file of its kind holds.
    case tooMuch = "too-much"
    case wrongKind = "wrong-kind"
    case wrongValue = "wrong-value"
    /// A later version of this program writes such files.
    case newerFormat = "newer-format"
}
