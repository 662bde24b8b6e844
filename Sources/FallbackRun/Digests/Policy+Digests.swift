import AudienceSelection
import MailboxStore

extension Policy {
    /// Refuses digests that cannot answer what this policy asks: one that was made before the last day that counts, or any
    /// where messages are counted.
    ///
    /// Between a digest and the extract nobody who is dormant logged in, so nothing was opened either: both need only be of
    /// after the days that the rules compare with.
    func checkDigests(of mailbox: Mailbox, _ cutoffs: Cutoffs) throws(DigestError) {
        guard !mailbox.digests.isEmpty, audiences.contains(where: { $0.audience == .dormant }) else { return }
        guard thresholds.unopenedMessages == 1 else { throw .countsMessages(thresholds.unopenedMessages) }
        let last = [cutoffs.unopened, cutoffs.dormant].max { $0.date < $1.date } ?? cutoffs.unopened
        if let old = mailbox.digests.first(where: { last.isReached(by: $0.asOf) }) {
            throw .tooOld(source: old.source, asOf: old.asOfText, needed: last.date)
        }
    }
}
