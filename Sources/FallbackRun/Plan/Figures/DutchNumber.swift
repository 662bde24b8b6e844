import Charts

extension Int {
    /// As proof.pdf writes it: `1.234`.
    var inDutch: String { grouped(in: .dutch) }

    /// Cents as an amount: `€ 1.234,05`.
    var inDutchEuros: String { "€ " + inGroupedEuros(in: .dutch) }
}
