import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles

// What an event says of its step, for machines: counts, days and digests.

extension PlanSummary {
    /// Another planner, plan or proof makes another event.
    var eventDetails: [String: EventDetail] {
        get throws {
            [
                "asOf": .text(asOf), "letterDate": .text(letterDate), "batches": .number(batches.count),
                "pieces": .number(batches.reduce(0) { $0 + $1.pieces }), "plan": .text(digests.plan.hexadecimal),
                "summary": .text(FileDigest(of: try StrictJSON.bytes(of: self)).hexadecimal),
            ]
        }
    }
}

extension ApprovalStatement {
    var eventDetails: [String: EventDetail] {
        ["plan": .text(digests.plan.hexadecimal), "rule": .text(rule.rawValue)]
    }
}

extension [RenderedBatch] {
    var eventDetails: [String: EventDetail] {
        [
            "batches": .number(count), "pieces": .number(reduce(0) { $0 + $1.pieces }),
            "setAside": .number(reduce(0) { $0 + $1.setAside.count }),
        ]
    }
}

extension [SealedBatch] {
    /// - Parameter order: 1 for the first prints.
    func eventDetails(order: Int) -> [String: EventDetail] {
        [
            "order": .number(order), "batches": .number(count),
            "pieces": .number(reduce(0) { $0 + $1.manifest.counts.pieces }),
        ]
    }
}

extension Handover {
    var eventDetails: [String: EventDetail] {
        [
            "day": .text(day.description), "batches": .number(batches.count), "pieces": .number(pieces),
        ]
    }
}

extension RunClosing {
    /// How many pieces are in each state, and of how many nothing was reported.
    var eventDetails: [String: EventDetail] {
        var details: [String: EventDetail] = ["unreported": .number(unreported)]
        for (state, count) in pieces where count > 0 { details[state.rawValue] = .number(count) }
        return details
    }
}

extension ReprintOrder {
    var eventDetails: [String: EventDetail] {
        [
            "order": .number(number), "day": .text(day.description), "batches": .number(batches.count),
            "pieces": .number(batches.reduce(0) { $0 + $1.attempts.count }),
        ]
    }
}
