/// How many of the accounts that an audience matches an extract may lack the person of: `limits.peopleMissing`.
struct PeopleAllowance {
    let percent: Double

    /// Rounded up, so that one is never too many.
    func people(of candidates: Int) -> Int { Int((Double(candidates) * percent / 100).rounded(.up)) }
}
