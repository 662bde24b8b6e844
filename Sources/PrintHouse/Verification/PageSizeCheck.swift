import MailboxDomain

/// Compares the sizes of pages with that of the manifest's sheet and its bleed; without a manifest, with the first one's.
struct PageSizeCheck {
    private(set) var findings: [Finding] = []
    /// In millimetres; programs write points with two or three places.
    private static let tolerance = 0.5

    init(_ sizes: [Manifest.Size], product: Manifest.Product?) {
        let expected = product.map {
            Manifest.Size(
                widthMm: $0.sheet.widthMm + 2 * $0.bleedMm, heightMm: $0.sheet.heightMm + 2 * $0.bleedMm)
        }
        guard let expected = expected ?? sizes.first else { return }
        // A number that is none is near nothing.
        let odd = sizes.indices.filter { index in
            !(abs(sizes[index].widthMm - expected.widthMm) <= Self.tolerance
                && abs(sizes[index].heightMm - expected.heightMm) <= Self.tolerance)
        }
        guard let first = odd.first else { return }
        let others = odd.count > 1 ? ", and \(odd.count - 1) other page(s) are not" : ""
        findings = [
            Finding(
                code: BatchFault.pageSizeDiffers,
                place: .init(file: BatchFile.letters.name, column: "page \(first + 1)"),
                message: "The page is \(Self.text(sizes[first])) mm, not \(Self.text(expected))\(others).")
        ]
    }

    private static func text(_ size: Manifest.Size) -> String {
        "\((size.widthMm * 10).rounded() / 10) x \((size.heightMm * 10).rounded() / 10)"
    }
}
