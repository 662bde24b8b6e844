import AudienceSelection
import MailLedger
import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

/// What letters cost, by all that the ledger knows of them: sent, sent again, come back, still on their way.
package struct CostReport: Codable, Sendable {
    package var formatVersion = 1
    package var runs: [Run]
    package var rows: [Row]
    /// By the month in which pieces went to the post, in their order.
    package var months: [Period]
    package var years: [Period]
    package var total: Sums
    /// Runs whose pieces are past the ledger's term, so that nothing of them is in the sums.
    package var forgotten: [RunID]

    package struct Run: Codable, Hashable, Sendable {
        package var run: RunID
        package var test: Bool
        /// Euro cents that the plan came to.
        package var planned: Int
        /// Whether the rates are those of the plan; else those of today, because the plan is gone and an earlier version
        /// kept none beside it.
        package var hasOwnRates: Bool
        package var sums: Sums
    }

    package struct Row: Codable, Hashable, Sendable {
        package var run: RunID
        /// Nil for control pieces.
        package var audience: String?
        package var product: String
        package var printer: PrinterID
        package var postageClass: PostageClass
        /// Euro cents for a print.
        package var rate: Int
        package var sums: Sums
    }

    package struct Period: Codable, Hashable, Sendable {
        /// `2026-11`, or `2026`.
        package var period: String
        package var sent: Int
        package var reprints: Int
        package var returned: Int
        /// Euro cents.
        package var cost: Int
    }

    /// Prints: prints = sent + under way + not sent.
    package struct Sums: Codable, Hashable, Sendable {
        package var prints = 0
        package var sent = 0
        /// Of those that were sent.
        package var reprints = 0
        /// Of those that were sent.
        package var returned = 0
        package var underWay = 0
        package var notSent = 0
        /// Euro cents of what was sent, of reprints and returned ones among it.
        package var cost = 0
        package var costOfReprints = 0
        package var costOfReturned = 0
        /// Euro cents of what is still to go.
        package var costUnderWay = 0
    }

    /// - Parameters:
    ///   - run: nil for all.
    ///   - year: of the runs; nil for all.
    package init(of run: RunID? = nil, year: Int? = nil, in workspace: Workspace) throws {
        let known = workspace.runs()
        if let run, !known.contains(run) { throw RunError.noPlan(run) }
        let chosen = known.filter { (run == nil || $0 == run) && (year == nil || $0.year == year) }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        (runs, rows, total, forgotten) = ([], [], Sums(), [])
        var sent = SentByMonth(workspace.clock.time)
        for run in chosen {
            guard try ledger.state(of: run) != nil else {
                if chosen.count == 1 { throw RunError.notApproved(run) }
                continue
            }
            guard try !ledger.hasForgotten(run) else {
                forgotten.append(run)
                continue
            }
            let summary = try PlanSummary.read(workspace.folder(of: run))
            let rates = try RunRates(of: summary, in: workspace)
            let prints = try rates.priced(ledger.printCounts(of: run))
            prints.forEach { sent.add($0) }
            let own = Self.rows(of: prints, in: run)
            let sums = own.reduce(Sums()) { $0 + $1.sums }
            rows += own
            total = total + sums
            runs.append(
                Run(
                    run: run, test: summary.test, planned: summary.cost.cents, hasOwnRates: rates.areOwn, sums: sums))
        }
        (months, years) = (sent.months, sent.years)
    }

    /// In the order of audience, product, printer and class; control pieces last.
    private static func rows(of prints: [PricedPrints], in run: RunID) -> [Row] {
        var rows: [CostPlace: Row] = [:]
        for entry in prints {
            let place = entry.place
            rows[
                place,
                default: Row(
                    run: run, audience: place.audience?.rawValue, product: place.product, printer: place.printer,
                    postageClass: place.postageClass, rate: entry.rate, sums: Sums())
            ].sums.add(entry)
        }
        return rows.sorted { $0.key < $1.key }.map(\.value)
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

extension CostReport.Sums {
    mutating func add(_ prints: PricedPrints) {
        let (count, cents) = (prints.count.count, prints.count.count * prints.rate)
        self.prints += count
        if prints.count.isSent {
            sent += count
            cost += cents
            if prints.count.attempt > 1 { (reprints, costOfReprints) = (reprints + count, costOfReprints + cents) }
            if prints.count.state == .returned {
                (returned, costOfReturned) = (returned + count, costOfReturned + cents)
            }
        } else if prints.count.isUnderWay {
            (underWay, costUnderWay) = (underWay + count, costUnderWay + cents)
        } else {
            notSent += count
        }
    }

    static func + (left: Self, right: Self) -> Self {
        Self(
            prints: left.prints + right.prints, sent: left.sent + right.sent,
            reprints: left.reprints + right.reprints, returned: left.returned + right.returned,
            underWay: left.underWay + right.underWay, notSent: left.notSent + right.notSent,
            cost: left.cost + right.cost, costOfReprints: left.costOfReprints + right.costOfReprints,
            costOfReturned: left.costOfReturned + right.costOfReturned,
            costUnderWay: left.costUnderWay + right.costUnderWay)
    }
}
