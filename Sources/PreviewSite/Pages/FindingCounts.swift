import Markup
import PlainLanguage
import Stationery

/// How many findings a template has, by their weight.
struct FindingCounts: Hashable, Sendable {
    var counts: [Severity: Int] = [:]
    /// Whether nobody looked for findings.
    var isUnchecked = false

    init(_ situation: TemplateSituation) {
        isUnchecked = situation.check == nil
        for remark in situation.check?.report.remarks ?? [] { counts[remark.severity, default: 0] += 1 }
        counts[.error, default: 0] += situation.faults.count
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
        if chips.isEmpty, isUnchecked { return #"<p class="unchecked">Taal niet nagekeken</p>"# }
        return chips.isEmpty
            ? #"<p class="fine">Geen bevindingen</p>"# : #"<ul class="counts" aria-label="Bevindingen">\#(chips)</ul>"#
    }
}
