import LetterComposition
import MailboxDomain
import Stationery

/// The pieces of a run that its proof shows: of each text an ordinary letter and the extremes.
///
/// Is told of every piece while the run is planned, so that they need not be read again.
struct ProofSelection {
    /// Why a piece is shown; in the order in which a proof shows them.
    private enum Aspect: Hashable {
        case ordinary(layout: String)
        case circumstances(Set<LetterCondition>)
        case title, longestName, longestSalutation, mostLines
    }

    struct Sample {
        let account: AccountID
        let kind: BatchKind
        /// In Dutch.
        fileprivate(set) var reasons: [String]
    }

    private struct Best {
        var score: Int
        var account: AccountID
        var kind: BatchKind
    }

    /// Aspects of each product in the order in which they were first met.
    private var bests: [Product: [(aspect: Aspect, best: Best)]] = [:]

    /// Looks at who gets a piece that can be laid out; of those that are equal the first is shown.
    mutating func consider(_ recipient: PlannedRecipient, of account: AccountID, in kind: BatchKind) {
        for (aspect, score) in Self.scores(of: recipient, kind) {
            let index = bests[kind.product, default: []].firstIndex { $0.aspect == aspect }
            let best = Best(score: score, account: account, kind: kind)
            if let index {
                guard score > bests[kind.product]?[index].best.score ?? 0 else { continue }
                bests[kind.product]?[index].best = best
            } else {
                bests[kind.product, default: []].append((aspect, best))
            }
        }
    }

    private static func scores(of recipient: PlannedRecipient, _ kind: BatchKind) -> [(Aspect, Int)] {
        var scores: [(Aspect, Int)] = [
            (.longestName, recipient.envelope.prefix(recipient.nameLines).map(\.count).max() ?? 0),
            (.longestSalutation, recipient.salutation.count), (.mostLines, recipient.envelope.count),
        ]
        if recipient.circumstances.isEmpty {
            scores.append((.ordinary(layout: kind.layout), 0))
        } else {
            scores.append((.circumstances(Set(recipient.circumstances)), 0))
        }
        if bearsTitle(recipient.salutation) { scores.append((.title, 0)) }
        return scores
    }

    /// Whether somebody is addressed as who bears a title of nobility (BRP 02.20).
    ///
    /// Looks at bytes: of hundreds of thousands of salutations, to compare characters took as long as to read them.
    private static func bearsTitle(_ salutation: String) -> Bool {
        let bytes = salutation.utf8.map { $0 | 0x20 }
        return titleWords.contains { word in
            bytes.indices.dropLast(word.count - 1).contains { bytes[$0...].starts(with: word) }
        }
    }

    /// In lower case, as bytes.
    private static let titleWords = ["geboren ", "hoogheid"].map { Array($0.utf8) }

    /// A piece that is the best of several kinds is shown once.
    var samples: [Sample] {
        Product.allCases.flatMap { product -> [Sample] in
            var samples: [Sample] = []
            let shown = (bests[product] ?? []).sorted { Self.rank($0.aspect) < Self.rank($1.aspect) }
            for (aspect, best) in shown {
                if let index = samples.firstIndex(where: { $0.account == best.account }) {
                    samples[index].reasons.append(Self.words(for: aspect))
                } else {
                    samples.append(
                        Sample(account: best.account, kind: best.kind, reasons: [Self.words(for: aspect)]))
                }
            }
            return samples
        }
    }

    private static func rank(_ aspect: Aspect) -> String {
        switch aspect {
        case .ordinary(let layout): "0 \(layout)"
        case .circumstances(let readers): "1 \(readers.map(\.rawValue).sorted())"
        case .title: "2"
        case .longestName: "3"
        case .longestSalutation: "4"
        case .mostLines: "5"
        }
    }

    private static func words(for aspect: Aspect) -> String {
        switch aspect {
        case .ordinary(let layout): "gewoon (\(layout))"
        case .circumstances(let readers):
            LetterCondition.allCases.filter(readers.contains).map(\.inDutch).joined(separator: " en ")
        case .title: "titel"
        case .longestName: "langste naam"
        case .longestSalutation: "langste aanhef"
        case .mostLines: "meeste adresregels"
        }
    }
}
