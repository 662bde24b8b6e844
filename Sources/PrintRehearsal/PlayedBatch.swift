import MailboxDomain
import PaperMail
import PrintHouse
import SyntheticExtract

/// What a played print house does with one batch, and what it and the post room say of it.
///
/// All days derive from the manifest: received early and printed on the first day of mailing, mailed on any working day
/// of it, what is missing told on the last; mail comes back 4 to 20 days after it was mailed.
struct PlayedBatch {
    /// How many of the pieces go which way.
    struct Counts {
        var spoiled: Int
        var reprinted: Int
        var missing: Int
        var returned: Int
    }

    private(set) var claims: [FeedbackClaim] = []
    private(set) var scans: [FeedbackFile.Scan] = []
    /// Told when all else was: that the files are gone.
    private(set) var deletion: FeedbackClaim
    private(set) var outcomes: [PieceID: FeedbackStatus] = [:]
    /// By the camera of the inserting machine; nil where the contract does not ask for it.
    private(set) var counted: FeedbackFile.CameraCount?

    private let batch: Delivery.Batch
    private let time: DutchTime

    /// - Parameters:
    ///   - pieces: those that are not to be pulled, in any order; the first ones are spoiled, and so on.
    init(
        _ batch: Delivery.Batch, pieces: [PieceRow], pulled: [PieceRow], counts: Counts, time: DutchTime,
        random: inout SplitMix64
    ) {
        self.batch = batch
        self.time = time
        let mailing = batch.manifest.mailing
        let start = time.start(of: mailing.mailFrom)
        deletion = FeedbackClaim(
            batch: batch.id, piece: nil, status: .deleted, at: time.start(of: batch.manifest.deleteBy).adding(hours: 10)
        )
        let spoiled = pieces.prefix(counts.spoiled)
        let reprinted = spoiled.prefix(counts.reprinted)
        let missing = pieces.dropFirst(counts.spoiled).prefix(counts.missing)
        let mailed = Array(reprinted) + pieces.dropFirst(counts.spoiled + counts.missing)

        say(.received, at: start.adding(hours: 6))
        for row in pulled { say(.pulled, of: row, at: start.adding(hours: 7)) }
        for row in spoiled { say(.spoiled, of: row, at: start.adding(hours: 9)) }
        for row in missing { say(.missing, of: row, at: time.start(of: mailing.mailBy).adding(hours: 16)) }
        // Some print houses report batches, others pieces.
        let isSingly = random.chance(5_000)
        sayPrinted(isSingly ? mailed : nil, reprinted: Array(reprinted), at: start.adding(hours: 8))
        if batch.manifest.product.insertion == .camera {
            counted = FeedbackFile.CameraCount(
                pieces: mailed.count, sheets: mailed.reduce(0) { $0 + $1.sheets })
            say(.inserted, at: start.adding(hours: 14))
        }
        let day = Self.workingDay(of: mailing, &random)
        sayMailed(mailed, isSingly: isSingly, at: time.start(of: day).adding(hours: 17))
        for row in mailed.prefix(counts.returned) { comeBack(row, mailedOn: day, &random) }
    }

    /// Every moment that something is said of.
    var moments: Set<Instant> { Set(claims.map(\.at) + scans.map(\.at) + [deletion.at]) }

    /// Says the same of other moments.
    mutating func move(_ moments: [Instant: Instant]) {
        for index in claims.indices { claims[index].at = moments[claims[index].at] ?? claims[index].at }
        for index in scans.indices { scans[index].at = moments[scans[index].at] ?? scans[index].at }
        deletion.at = moments[deletion.at] ?? deletion.at
    }

    private mutating func sayPrinted(_ pieces: [PieceRow]?, reprinted: [PieceRow], at moment: Instant) {
        if let pieces {
            let again = Set(reprinted.map(\.piece))
            for row in pieces where !again.contains(row.piece) { say(.printed, of: row, at: moment) }
        } else {
            say(.printed, at: moment)
        }
        for row in reprinted { say(.printed, of: row, at: moment.adding(hours: 5)) }
    }

    private mutating func sayMailed(_ pieces: [PieceRow], isSingly: Bool, at moment: Instant) {
        for row in pieces {
            if isSingly { say(.mailed, of: row, at: moment) } else { outcomes[row.piece] = .mailed }
        }
        // Also where pieces were reported: it closes a batch of which some are lost.
        say(.mailed, at: moment)
    }

    private mutating func comeBack(_ row: PieceRow, mailedOn day: CalendarDate, _ random: inout SplitMix64) {
        let moment = time.start(of: day.adding(days: random.among(4...20))).adding(hours: 9)
        // The post room scans the mark where the sheet shows it, and types the reference where it does not.
        scans.append(
            FeedbackFile.Scan(
                reference: random.chance(5_000) ? row.mark.description : row.piece.grouped,
                reason: random.pick(ReturnReason.allCases), at: moment))
        outcomes[row.piece] = .returned
    }

    private mutating func say(_ status: FeedbackStatus, of row: PieceRow? = nil, at moment: Instant) {
        claims.append(FeedbackClaim(batch: batch.id, piece: row?.piece, status: status, at: moment))
        if let row { outcomes[row.piece] = status }
    }

    private static func workingDay(of mailing: Manifest.Mailing, _ random: inout SplitMix64) -> CalendarDate {
        let days = (mailing.mailFrom.daysSince1970...mailing.mailBy.daysSince1970).map(CalendarDate.init)
            .filter(WorkingDays.isWorkingDay)
        return days.isEmpty ? mailing.mailBy : random.pick(days)
    }
}

extension Instant {
    fileprivate func adding(hours: Int64) -> Instant { Instant(milliseconds: milliseconds + hours * 3_600_000) }
}
