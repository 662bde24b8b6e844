import MailboxDomain

/// What can be wrong with the text of a template, and with what stands beside it.
package enum TemplateFault: String, FindingCode {
    case emptyBlock = "empty-block"
    case html
    case ignoreWithoutReason = "ignore-without-reason"
    case ignoreWithoutText = "ignore-without-text"
    case listItem = "list-item"
    case markup
    case missingBlock = "missing-block"
    case placeholderWithoutCondition = "placeholder-without-condition"
    case sharedMargin = "shared-margin"
    case textBeforeBlock = "text-before-block"
    case tornPlaceholder = "torn-placeholder"
    case unknownBlock = "unknown-block"
    case unknownCondition = "unknown-condition"
    case unknownPlaceholder = "unknown-placeholder"
}
