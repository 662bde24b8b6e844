/// What is wrong with a content stream, and at which byte of it. It never quotes the stream, which holds letters.
enum ContentFault: Error, Hashable {
    /// A colour that is no grey, by the operator that sets it.
    case colour(operator: String, at: Int)
    case malformed(at: Int)
    case unknownOperator(at: Int)
    /// An inline image that does not tell how long its data are.
    case inlineImage(at: Int)
}
