/// The batches that wait to be sealed, by their places in the run.
actor SealQueue {
    private let count: Int
    private var begun = 0
    private var isStopped = false

    init(count: Int) { self.count = count }

    func next() -> Int? {
        guard !isStopped, begun < count else { return nil }
        defer { begun += 1 }
        return begun
    }

    /// After an error no other is begun.
    func stop() { isStopped = true }
}
