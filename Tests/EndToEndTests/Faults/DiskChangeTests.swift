import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Each single change of the disk that a month makes goes wrong once.
    @Suite(.serialized) struct DiskChangeTests {
        /// The commands of which every fault is tried, or `all`, as `scripts/check --deep` has it; else there is time for a
        /// few of each.
        private static let wanted =
            ProcessInfo.processInfo.environment["POSTVANGNET_TEST_FAULTS"]?.split(separator: ",")
        private static let triesAll = wanted != nil
        /// How many of a kit's: it writes thousands of files, by the same few ways, and takes long.
        private static let kitFaults = 40
        private static let lanes = 2

        @Test
        func
            `whichever change of the disk fails, is cut short or is the last: the command is typed again, and all is as if nothing had happened`()
            async throws
        {
            let month = try await FaultedMonth(
                faults: SampleRun.shared.faults, withKit: Self.wanted?.contains { ["all", "kit"].contains($0) } == true)
            var table = FaultTable()
            let steps = month.steps.filter { step in
                Self.wanted?.contains { $0 == "all" || $0 == step.name } != false
            }
            for step in steps {
                try #require(!step.changes.isEmpty, "\(step.name)")
                let faults = Self.chosen(of: step)
                try await withThrowingTaskGroup(of: FaultTable.self) { group in
                    for lane in 0..<Self.lanes {
                        group.addTask {
                            var table = FaultTable()
                            for index in stride(from: lane, to: faults.count, by: Self.lanes) {
                                try await Self.attempt(faults[index], on: step, of: month, &table)
                            }
                            return table
                        }
                    }
                    for try await part in group { table.add(part) }
                }
            }
            if Self.triesAll { print(table) }
            #expect(!steps.isEmpty && table.tried >= steps.count)
        }

        private static func chosen(of step: FaultedMonth.Step) -> [DiskFault] {
            let all = DiskFault.all(of: step.changes)
            let count = triesAll ? (step.name == "kit" ? kitFaults : all.count) : (step.changes.count > 200 ? 1 : 2)
            // Spread, and not on the same fate each time.
            let spread = (0..<min(count, all.count)).map { all[(2 * $0 + 1) * all.count / (2 * min(count, all.count))] }
            // What a command takes away last can be a copy of personal data.
            let last = step.changes.lastIndex(of: .remove).map { DiskFault(fate: .broken, number: $0 + 1) }
            return spread + (last.map { spread.contains($0) ? [] : [$0] } ?? [])
        }

        /// Has a command meet a fault, types it again, and compares.
        private static func attempt(
            _ fault: DiskFault, on step: FaultedMonth.Step, of month: FaultedMonth, _ table: inout FaultTable
        ) async throws {
            let scratch = try ScratchFolder()
            let (folder, counter) = (scratch.file("month"), scratch.file("changes"))
            try Files.copy(step.before, to: folder)
            let run = try await month.run(step, in: folder, fault: fault, counter: counter)
            let changes = try Faults.changes(counter)
            // What processes do side by side is not always in the same order.
            guard changes.indices.contains(fault.number - 1) else { return }
            let change = changes[fault.number - 1]
            guard change.fates.contains(fault.fate) else { return }
            var problems = problems(of: run, after: fault)
            if run.status == 0 {
                // It needs no second time: it was of no consequence, or made good.
                let state = try await FolderState(of: folder)
                if state != step.after { problems.append("done, but for \(state.differences(from: step.after))") }
            } else {
                let again = try await month.run(step, in: folder)
                let state = try await FolderState(of: folder)
                // What got to its end before it was killed is refused the second time: an approval, a folder that is whole.
                let refusal = ["approve": 64, "generate": 73, "kit": 73][step.name]
                let isDone = again.status == refusal.map(Int32.init) && state == step.after
                if again.status != 0, !isDone { problems.append("again: \(again.status) \(again.errors)") }
                if state != step.after, state != step.afterTwice {
                    problems.append("again, but for \(state.differences(from: step.after))")
                }
            }
            table.add(step.name, change, isWrong: !problems.isEmpty)
            #expect(problems.isEmpty, "\(step.name) \(fault) (\(change)), status \(run.status) \(run.errors)")
        }

        private static func problems(of run: ProgramRun, after fault: DiskFault) -> [String] {
            guard fault.fate != .killed else { return run.status == 128 + 9 ? [] : ["not killed: \(run.status)"] }
            guard run.status != 0 else { return [] }
            let said = run.errors.split(separator: "\n").filter { line in
                // How far it came, and what a test is told of its clock.
                line.prefixMatch(
                    of: /(import|plan|render|seal|generate)(:| \()|\d+ accounts? match|Warning, as this is a test:/)
                    == nil
            }
            let isSentence = said.count == 1 && said[0].hasPrefix("postvangnet: ") && said[0].hasSuffix(".")
            return ([73, 74].contains(run.status) ? [] : ["status \(run.status)"])
                + (isSentence ? [] : ["not one sentence: \(said)"])
        }
    }
}

/// How many faults were tried, by command and kind of change, and of how many the end was not that of an undisturbed run.
private struct FaultTable: CustomStringConvertible {
    private struct Key: Hashable {
        let command: String
        let change: DiskChange
    }

    private var counts: [Key: (tried: Int, wrong: Int)] = [:]
    /// In the order in which they were tried.
    private var commands: [String] = []

    var tried: Int { counts.values.reduce(0) { $0 + $1.tried } }

    mutating func add(_ command: String, _ change: DiskChange, isWrong: Bool) {
        add(Key(command: command, change: change), tried: 1, wrong: isWrong ? 1 : 0)
    }

    mutating func add(_ other: FaultTable) {
        for command in other.commands {
            for (key, count) in other.counts where key.command == command {
                add(key, tried: count.tried, wrong: count.wrong)
            }
        }
    }

    private mutating func add(_ key: Key, tried: Int, wrong: Int) {
        if !commands.contains(key.command) { commands.append(key.command) }
        counts[key, default: (0, 0)].tried += tried
        counts[key, default: (0, 0)].wrong += wrong
    }

    var description: String {
        func row(_ command: String, _ change: String, _ tried: Int, _ wrong: Int) -> String {
            "faults: " + command.padding(toLength: 12, withPad: " ", startingAt: 0)
                + change.padding(toLength: 16, withPad: " ", startingAt: 0) + "\(tried) tried, \(wrong) wrong"
        }
        let rows = commands.flatMap { command in
            DiskChange.allCases.compactMap { change in
                counts[Key(command: command, change: change)].map { row(command, "\(change)", $0.tried, $0.wrong) }
            }
        }
        return (rows + [row("all", "", tried, counts.values.reduce(0) { $0 + $1.wrong })]).joined(separator: "\n")
    }
}
