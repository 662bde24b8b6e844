import Markup
import PlainLanguage
import Stationery

/// How many findings a template has, by their weight.
struct FindingCounts: Hashable, Sendable {
    var counts: [Severity: Int] = [:]
    /// What nobody looked at; nil where all was.
    var unchecked: String?

    /// - Parameter letter: one that is shown too: where it cannot be made, not all is well.
    init(_ situation: TemplateSituation, _ letter: DrawnLetter? = nil) {
        if situation.check == nil {
            unchecked = "Taal niet nagekeken"
        } else if situation.check?.notPrinted != nil {
            unchecked = "Niet op papier nagekeken"
        }
        for remark in situation.check?.report.remarks ?? [] { counts[remark.severity, default: 0] += 1 }
        counts[.error, default: 0] += situation.faults.count + situation.formFaults.count
        if letter?.fault != nil, counts[.error] == 0 { counts[.error] = 1 }
    }

    init(_ remarks: [Remark]) {
        for remark in remarks { counts[remark.severity, default: 0] += 1 }
    }

    /// The heaviest that there is.
    var worst: Severity? { Severity.allCases.reversed().first { counts[$0, default: 0] > 0 } }

    var html: HTML {
        let chips = Severity.allCases.reversed().compactMap { severity -> HTML? in
            let count = counts[severity, default: 0]
            return count == 0 ? nil : #"<li class="\#(severity.rawValue)">\#(severity.counted(count))</li>"#
        }
        if chips.isEmpty, let unchecked { return #"<p class="unchecked">\#(unchecked)</p>"# }
        return chips.isEmpty
            ? #"<p class="fine">Geen bevindingen</p>"# : #"<ul class="counts" aria-label="Bevindingen">\#(chips)</ul>"#
    }
}
