/// A part of what a product prints, by which is told what changed since somebody signed it off.
package struct PrintedPart: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// All blocks of one name.
        case block
        case drawing
        case layout
        /// In which order the blocks follow each other.
        case order
        case qr
        /// The websites that a QR code may lead to.
        case qrHosts = "qr-hosts"
        /// A value of sender.yaml.
        case sender
        case title

        /// Whether there are several of the kind, told apart by their names.
        fileprivate var hasNames: Bool {
            switch self {
            case .block, .drawing, .layout, .sender: true
            case .order, .qr, .qrHosts, .title: false
            }
        }
    }

    package let kind: Kind
    /// Of a block, a drawing's or layout's file, or a value; empty for a kind of which there is one.
    package let name: String

    init(_ kind: Kind, _ name: String = "") { (self.kind, self.name) = (kind, name) }

    /// For who plans.
    package var inEnglish: String {
        switch kind {
        case .block: "block \(name)"
        case .drawing: "drawing \(name)"
        case .layout: "layout \(name)"
        case .order: "order of the blocks"
        case .qr: "QR code"
        case .qrHosts: "qrHosts of sender.yaml"
        case .sender: "\(name) of sender.yaml"
        case .title: "title"
        }
    }

    /// For who writes letters.
    package var inDutch: String {
        switch kind {
        case .block: "blok \(name)"
        case .drawing: "tekening \(name)"
        case .layout: "indeling \(name)"
        case .order: "volgorde van de blokken"
        case .qr: "QR-code"
        case .qrHosts: "qrHosts in sender.yaml"
        case .sender: "\(name) in sender.yaml"
        case .title: "titel"
        }
    }
}

extension PrintedPart: LosslessStringConvertible {
    /// `KIND` or `KIND NAME`; nil for anything else.
    package init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let kind = words.first.flatMap({ Kind(rawValue: $0) }), kind.hasNames == (words.count == 2),
            words.last?.isEmpty == false
        else { return nil }
        self.init(kind, kind.hasNames ? words[1] : "")
    }

    package var description: String { name.isEmpty ? kind.rawValue : "\(kind.rawValue) \(name)" }
}
