/// Pages of a file without its output intent, for reading them back.
///
/// Poppler takes in the intent's profile for each page anew: text took five times as long, and drawn pages three times. What
/// stands on a page is the same with it and without.
package enum PlainPages {
    static let intents = "/OutputIntents"

    /// - Parameter pages: from 1, those that are wanted; nil for all.
    package static func bytes(of path: String, pages: [Int]? = nil) throws(FinishingError) -> [UInt8] {
        let source = try PDFFile(reading: path)
        let file = if let pages { try PDFFile(pages: pages, of: source) } else { source }
        file.root.remove(intents)
        return try file.writtenBytes()
    }
}
