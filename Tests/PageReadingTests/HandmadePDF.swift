/// A PDF with a table of its objects, written by hand.
enum HandmadePDF {
    /// Objects from number 1 on, as a file with a table.
    static func file(_ objects: [String], trailer: String = "/Root 1 0 R", behind: String = "") -> [UInt8] {
        var text = "%PDF-1.5\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(places.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        return Array(
            "\(text)trailer\n<< /Size \(places.count + 1) \(trailer) >>\nstartxref\n\(table)\n%%EOF\n\(behind)".utf8)
    }

    static func stream(_ content: String, _ keys: String = "") -> String {
        "<< /Length \(content.utf8.count) \(keys) >>\nstream\n\(content)\nendstream"
    }
}
