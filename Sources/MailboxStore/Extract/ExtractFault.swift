import MailboxDomain

/// What stops an import by itself, apart from bad rows.
enum ExtractFault: String, FindingCode {
    case notJSON = "not-json"
    case byteOrderMark = "byte-order-mark"
    case missingKey = "missing-key"
    case unknownKey = "unknown-key"
    case repeatedKey = "repeated-key"
    case unsupportedVersion = "unsupported-version"
    case unknownValue = "unknown-value"
    case notATime = "not-a-time"
    case notAText = "not-a-text"
    case notANumber = "not-a-number"
    case notAnObject = "not-an-object"
    case partMissing = "part-missing"
    case otherExtract = "other-extract"
    case fileOfOtherPart = "file-of-other-part"
    case rowCountDiffers = "row-count-differs"
    case notCSV = "not-csv"
    case notUTF8 = "not-utf-8"
    case lineEnds = "line-ends"
    case separator
    case missingHeader = "missing-header"
    case tornQuote = "torn-quote"
    case missingColumn = "missing-column"
    case unknownColumn = "unknown-column"
    case duplicateColumn = "duplicate-column"
    case rowTooLong = "row-too-long"
    case tooLarge = "too-large"
    case notAFile = "not-a-file"
    case damagedCompression = "damaged-compression"
    case fileTwice = "file-twice"
}
