/// The pages of a file without its output intent, for reading them back.
///
/// Poppler takes in the intent's profile for each page anew: text took five times as long, and drawn pages three times. What
/// stands on a page is the same with it and without.
package enum PlainPages {
    static let intents = "/OutputIntents"

    package static func bytes(of path: String) throws(FinishingError) -> [UInt8] {
        let file = try PDFFile(reading: path)
        file.root.remove(intents)
        return try file.writtenBytes()
    }
}
