import LetterComposition
import MailboxDomain
import PaperMail

@testable import FallbackRun

/// Parsers of short texts: each reads the text as everything that it could be.
enum TextParsers {
    typealias Reading = FuzzedParser.Reading

    static func identifiers(_ bytes: [UInt8]) -> Reading {
        let text = String(decoding: bytes, as: UTF8.self)
        let typed = try? PieceID(typed: text)
        if let typed, PieceID(typed.description) != typed { return .broken("a piece has two names") }
        let reading = allSame(
            [
                PieceID(text)?.description, SheetMark(text)?.description, BatchID(text)?.description,
                RunID(text)?.description, PrinterID(text)?.description, FileDigest(text)?.description,
            ], as: text)
        return reading == .refused && (typed != nil || Postcode(text) != nil) ? .taken : reading
    }

    static func times(_ bytes: [UInt8]) -> Reading {
        let text = String(decoding: bytes, as: UTF8.self)
        if let instant = Instant(text) {
            let isWritable = Instant("0001-01-01T00:00:00Z").map { $0 <= instant } ?? false
            // An offset can lead out of the years in which a time is written, at either end.
            let isLate = Instant("9999-12-31T23:59:59.999Z").map { $0 < instant } ?? false
            let isSame = !isWritable || isLate || Instant(instant.description) == instant
            return isSame ? .taken : .broken("a moment is written as another")
        }
        let day = CalendarDate(text)
        if let day, CalendarDate(daysSince1970: day.daysSince1970) != day {
            return .broken("a day is counted as another")
        }
        return allSame([day?.description, PartialDate(text)?.description], as: text)
    }

    static func names(_ bytes: [UInt8]) -> Reading {
        guard let name = FreeTextName(String(decoding: bytes, as: UTF8.self)) else { return .refused }
        // A mark that the text begins with would stand on the space.
        return name.salutation.utf8.starts(with: "Geachte ".utf8) ? .taken : .broken("somebody is not greeted")
    }

    static func workerLines(_ bytes: [UInt8]) -> Reading {
        let text = String(decoding: bytes, as: UTF8.self)
        let isTaken = RenderAnswer(text) != nil || RenderOrder.Task(text) != nil || Shard(text) != nil
        return isTaken ? .taken : .refused
    }

    /// What is written in its one form is the text that was read.
    private static func allSame(_ readings: [String?], as text: String) -> Reading {
        let readings = readings.compactMap(\.self)
        // Byte for byte: as characters, two spellings of a letter would be the same.
        guard readings.allSatisfy({ $0.utf8.elementsEqual(text.utf8) }) else { return .broken("a text has two forms") }
        return readings.isEmpty ? .refused : .taken
    }
}
