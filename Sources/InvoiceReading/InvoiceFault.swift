import MailboxDomain

/// What can be wrong with the file of an invoice.
package enum InvoiceFault: String, FindingCode {
    case encoding = "invoice-encoding"
    case documentType = "invoice-document-type"
    case size = "invoice-size"
    case form = "invoice-form"
    /// No invoice or credit note of UBL 2.1, or not one of EN 16931, as NLCIUS is.
    case kind = "invoice-kind"
    case missing = "invoice-missing"
    case value = "invoice-value"
    /// Not in euros.
    case currency = "invoice-currency"
}
