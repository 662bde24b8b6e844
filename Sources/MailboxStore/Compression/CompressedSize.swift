/// How large a compressed file may become: rows that differ from each other shrink to a tenth, seldom to a thirtieth.
struct CompressedSize {
    static let ratio = 100
    /// What is never asked about, so that a small file of like rows is read.
    private static let allowance = 1 << 20
    let most: Int

    init(ofFile bytes: Int) {
        let (product, overflows) = bytes.multipliedReportingOverflow(by: Self.ratio)
        most = overflows || product > Int.max - Self.allowance ? .max : product + Self.allowance
    }
}
