extension Int {
    /// A count as people read it: `1 piece`, `3 pieces`; of any other plural too, as in `2 batches`.
    package func of(_ one: String, _ many: String? = nil) -> String { "\(self) \(self == 1 ? one : many ?? one + "s")" }
}
