import MailboxDomain

/// The one partner whose name counts for someone's own (BRP categories 05 and 55, huwelijk/geregistreerd partnerschap).
///
/// Of several current partners it is the one of the oldest relation; where there is none, of the former ones it is the
/// one whose relation ended last. A date counts as the earliest that it can mean, an unknown one as oldest of all.
struct CountingPartner {
    let partner: Partner
    let isCurrent: Bool

    init?(among partners: [Partner]) {
        // Among equals the first stands, so that the registry's order decides and not the sort.
        let current = partners.filter { $0.until == nil }
        if var oldest = current.first {
            for other in current.dropFirst() where Self.order(other.since) < Self.order(oldest.since) { oldest = other }
            (partner, isCurrent) = (oldest, true)
        } else if var last = partners.first {
            for other in partners.dropFirst() where Self.order(last.until) < Self.order(other.until) { last = other }
            (partner, isCurrent) = (last, false)
        } else {
            return nil
        }
    }

    private static func order(_ date: PartialDate?) -> (Int, Int, Int) {
        (date?.year ?? 0, date?.month ?? 0, date?.day ?? 0)
    }
}
