import MailboxDomain

/// What can be wrong with a JSON file, whatever it is for; behind the prefix of its kind.
package enum JSONFault: String, FindingCode {
    case form = "json"
    case versionUnknown = "version-unknown"
    case keyMissing = "key-missing"
    case keyRepeated = "key-repeated"
    case keyUnknown = "key-unknown"
    case value
}
