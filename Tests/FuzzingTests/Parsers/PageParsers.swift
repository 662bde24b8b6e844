import PageReading

/// Parsers of the printed file, and of what one process tells another of it.
enum PageParsers {
    typealias Reading = FuzzedParser.Reading

    static func pages(_ bytes: [UInt8]) -> Reading {
        guard let reader = try? PagesReader(bytes) else { return .refused }
        for index in 0..<min(reader.count, 20) {
            guard let page = try? reader.page(index) else { return .refused }
            var matrices = DataMatrixReader()
            for code in page.content.codes { _ = matrices.text(of: code) ?? KIXReader.text(of: code) }
            guard (try? reader.page(index)) == page else { return .broken("a page is read in two ways") }
            var frame = PageRecord.page(page).frame[...]
            guard (try? PageRecord.take(from: &frame)) == .page(page) else {
                return .broken("a record is another page")
            }
        }
        return .taken
    }

    static func records(_ bytes: [UInt8]) -> Reading {
        var rest = bytes[...]
        var count = 0
        do {
            while let record = try PageRecord.take(from: &rest) {
                var frame = record.frame[...]
                // Numbers that are none are like no other.
                guard let again = try? PageRecord.take(from: &frame), again.frame == record.frame else {
                    return .broken("a record is written otherwise")
                }
                count += 1
            }
        } catch { return .refused }
        return count > 0 && rest.isEmpty ? .taken : .refused
    }
}
