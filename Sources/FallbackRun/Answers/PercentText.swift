extension Double {
    /// A share from 0 to 1 as people read it: `56.9 %`.
    var percent: String {
        let tenths = Int((self * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
