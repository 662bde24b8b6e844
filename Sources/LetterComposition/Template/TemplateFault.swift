import MailboxDomain

/// What can be wrong with the text of a template, and with what stands beside it.
package enum TemplateFault: String, FindingCode {
    case emptyBlock = "empty-block"
    /// Another program's placeholder, which would be printed as it stands.
    case foreignPlaceholder = "foreign-placeholder"
    case html
    case ignoreWithoutReason = "ignore-without-reason"
    case ignoreWithoutText = "ignore-without-text"
    /// A character that nobody sees, and that may turn text round or hide some.
    case invisibleCharacter = "invisible-character"
    case listItem = "list-item"
    /// The sign that stands where a character was lost.
    case lostCharacter = "lost-character"
    case markup
    case missingBlock = "missing-block"
    /// A drawing stands beside a step that some of its readers do not have.
    case missingItem = "missing-item"
    /// Shared blocks use no others: what stands in a letter is found in one step.
    case nestedSharedBlock = "nested-shared-block"
    case placeholderWithoutCondition = "placeholder-without-condition"
    case sharedMargin = "shared-margin"
    case textBeforeBlock = "text-before-block"
    /// More than any letter holds; it was not read.
    case textTooLarge = "text-too-large"
    case tornPlaceholder = "torn-placeholder"
    case unknownBlock = "unknown-block"
    case unknownCondition = "unknown-condition"
    case unknownPlaceholder = "unknown-placeholder"
    case unknownSharedBlock = "unknown-shared-block"
}
