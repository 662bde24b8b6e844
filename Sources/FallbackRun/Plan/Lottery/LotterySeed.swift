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
        WaveLottery(equalDays: equalDays, time: time) { [text] audience, account in
            FileDigest(of: "\(text) \(audience.rawValue) \(account.rawValue)".utf8).hexadecimal
        }
    }
}
