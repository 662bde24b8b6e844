import PaperMail

/// How many of the accounts that an audience matches an extract may lack the person of: `limits.peopleMissing`.
struct PeopleAllowance {
    let percent: Double

    /// Rounded up, so that one is never too many.
    func people(of candidates: Int) -> Int { Int((Double(candidates) * percent / 100).rounded(.up)) }

    /// Refuses half an extract.
    ///
    /// - Parameter run: the one to ask people for.
    func check(_ people: PlanFigures.People, for run: RunID) throws(RunError) {
        let allowed = self.people(of: people.candidates)
        guard people.missing <= allowed else { throw .peopleMissing(run, people, allowed: allowed) }
    }
}
