/// How many programs tests run at a time. All tests are under way together, and each waits for programs that it started:
/// a hundred at once on two cores make each of them as slow as a hung one.
package actor ProgramTurns {
    package static let all = ProgramTurns(6)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(_ count: Int) { free = count }

    /// Runs a program that ends by itself; what runs until a test ends it takes no turn.
    package nonisolated func take<Value: Sendable>(
        _ body: @Sendable () async throws -> Value
    ) async rethrows -> Value {
        await begin()
        do {
            let value = try await body()
            await end()
            return value
        } catch {
            await end()
            throw error
        }
    }

    private func begin() async {
        guard free == 0 else { return free -= 1 }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func end() {
        guard waiting.isEmpty else { return waiting.removeFirst().resume() }
        free += 1
    }
}
