import Foundation
package import MailboxDomain
package import PaperMail
package import SystemPackage

/// What checking a whole delivery showed: its orders, its pull list, each batch, and that they belong together.
package struct DeliveryVerification: Sendable {
    package struct Batch: Sendable {
        /// The name of its folder.
        package let folder: BatchID
        package let verification: BatchVerification
    }

    /// Nil where no order could be read.
    package let run: RunID?
    /// The files of the orders, by number.
    package let orders: [String]
    package let hasPullList: Bool
    /// Batches whose codes of the carrier are here, and those that still wait for them.
    package let codeLists: [BatchID]
    package let withoutCodes: [BatchID]
    package let batches: [Batch]
    /// Who sealed orders, pull list and batches; refused where one was refused.
    package let signer: SealCheck.Signer
    /// Of what stands beside the batches, and of how all of it belongs together.
    package let findings: [Finding]
    /// Batches of an order that are for printers of whom nothing is here.
    package let elsewhere: [BatchID]

    package var isIntact: Bool { findings.isEmpty && batches.allSatisfy { $0.verification.isIntact } }

    /// - Parameters: as of `BatchVerification`.
    package init(
        of path: FilePath, signers: FilePath? = nil, sample: ReadingSample = .none, program: ReadingProgram? = nil,
        poppler: Poppler = Poppler(), keygen: SSHKeygen = SSHKeygen()
    ) async throws {
        let folder = try DeliveryFolder(reading: path)
        var findings = folder.findings
        var seen: [SealCheck.Signer] = []
        var orders: [DeliveredOrder] = []
        for (_, name) in folder.orders where !folder.findings.contains(where: { $0.place.file == name }) {
            let (order, signer, found) = try await DeliveredOrder.read(name, in: path, signers: signers, keygen: keygen)
            findings += found
            seen.append(signer)
            if let order { orders.append(order) }
        }
        if folder.orders.isEmpty {
            let message = "No order stands here, so whether a batch is missing or too many cannot be told."
            findings.append(
                Finding(code: BatchFault.orderMissing, place: .init(file: Order.fileName), message: message))
        }
        var pulled: PullList?
        if folder.hasPullList, !folder.findings.contains(where: { $0.place.file == PullList.fileName }) {
            let (list, signer, found) = try await DeliveredPullList.read(in: path, signers: signers, keygen: keygen)
            findings += found
            seen.append(signer)
            pulled = list
        }
        var codeLists: [CodeList] = []
        for batch in folder.codeLists
        where !folder.findings.contains(where: { $0.place.file == CodeList.fileName(of: batch) }) {
            let (list, signer, found) = try await DeliveredCodeList.read(
                of: batch, in: path, signers: signers, keygen: keygen)
            findings += found
            seen.append(signer)
            if let list { codeLists.append(list) }
        }
        batches = try await Self.verified(folder.batches) { batch in
            try await BatchVerification(
                of: path.appending(batch.description), signers: signers, sample: sample, program: program,
                poppler: poppler, keygen: keygen)
        }
        let check = DeliveryCheck(orders: orders, batches: batches, pullList: pulled)
        let codes = CodeListCheck(codeLists, of: batches, in: path)
        findings += check.findings + codes.findings
        if let pulled { findings += PullListCheck(pulled, of: batches, in: path).findings }
        elsewhere = check.elsewhere
        run = orders.first?.order.run
        self.orders = folder.orders.map(\.name)
        hasPullList = folder.hasPullList
        self.codeLists = folder.codeLists
        withoutCodes = codes.missing
        self.findings = findings
        signer = Self.common(seen + batches.map(\.verification.signer), isAsked: signers != nil)
    }

    private static func common(_ signers: [SealCheck.Signer], isAsked: Bool) -> SealCheck.Signer {
        guard isAsked else { return .notChecked }
        let names = Set(signers.compactMap(\.name))
        let isAccepted = !signers.isEmpty && signers.allSatisfy { $0.name != nil }
        return isAccepted ? .known(names.sorted().joined(separator: ", ")) : .refused
    }

    /// Some side by side, in their order: most of the time other programs read.
    private static func verified(
        _ batches: [BatchID], _ verify: @escaping @Sendable (BatchID) async throws -> BatchVerification
    ) async throws -> [Batch] {
        let lanes = max(1, min(batches.count, ProcessInfo.processInfo.activeProcessorCount))
        return try await withThrowingTaskGroup(of: (Int, Batch).self) { group in
            var next = 0
            func begin() {
                guard next < batches.count else { return }
                let (index, batch) = (next, batches[next])
                group.addTask { (index, Batch(folder: batch, verification: try await verify(batch))) }
                next += 1
            }
            for _ in 0..<lanes { begin() }
            var verified: [Int: Batch] = [:]
            while let (index, batch) = try await group.next() {
                verified[index] = batch
                begin()
            }
            return verified.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}
