import AudienceSelection
import MailboxDomain
import PaperMail
import StrictFiles

/// What the lots of a month are made from: nobody chooses it, and whoever knows the month can compute it.
///
/// All runs of a month have the same, so that a further run is no second draw. With coreutils alone:
///
///     seed=$(printf 'postvangnet lottery 1 2026-11' | sha256sum | cut -d' ' -f1)
///     printf '%s no-email %s' "$seed" "$account" | sha256sum
struct LotterySeed {
    /// SHA-256 in hexadecimal.
    let text: String

    init(of run: RunID) {
        let month = run.description.prefix(7)
        text = FileDigest(of: "postvangnet lottery 1 \(month)".utf8).hexadecimal
    }

    func lottery(equalDays: Int, time: DutchTime) -> WaveLottery {
        WaveLottery(equalDays: equalDays, time: time) { lot(of: $1, in: $0) }
    }

    /// SHA-256 in hexadecimal; the smallest goes first.
    private func lot(of account: AccountID, in audience: Audience) -> String {
        FileDigest(of: "\(text) \(audience.rawValue) \(account.rawValue)".utf8).hexadecimal
    }

    /// Whether a draw has the order, and lets those in, that its lots say.
    func gives(_ draw: WaveDraw) -> Bool {
        let lots = draw.lots.map { (lot(of: $0.account, in: draw.audience), $0.account) }
        return zip(lots, lots.dropFirst()).allSatisfy { $0 < $1 }
            && draw.lots.drop(while: \.isWritten).allSatisfy { !$0.isWritten }
    }
}
