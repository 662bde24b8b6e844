import Foundation
import SystemPackage
import TestSupport
import Testing

/// A sealed run and its printer's drop folder, in which somebody changes something before the hand-over.
struct ForgedHandover: Sendable {
    let workspace: TestWorkspace
    let drop: FilePath
    /// Where links lead that somebody puts into the drop folder; nothing may be written there.
    let elsewhere: FilePath
    /// The workspace's own, and one that is not.
    let key: ScratchKey
    let stranger: ScratchKey

    init() async throws {
        workspace = try TestWorkspace.few(\.sealed)
        drop = workspace.scratch.appending("drop")
        elsewhere = workspace.scratch.appending("elsewhere")
        key = try SampleRun.shared.key
        stranger = try await ScratchKey(
            named: "stranger", of: "sender", for: "postvangnet-batch", in: workspace.scratch)
        for folder in [drop, elsewhere] { try Self.makeFolder(folder) }
        try Files.write("kept".utf8, to: elsewhere.appending("file"))
    }

    var delivered: FilePath { drop.appending("2026-11") }
    var order: FilePath { workspace.outbox.appending("order.json") }

    func handOver() async throws -> ProgramRun {
        try await workspace.postvangnet(
            "handover", "2026-11", "--on", "2026-11-03", "--by", "operator", "--to", drop.string)
    }

    /// Signs a file anew.
    func sign(_ file: FilePath, with key: ScratchKey, namespace: String = "postvangnet-batch") async throws {
        try? Files.remove(FilePath("\(file).sig"))
        try await key.sign(file, namespace: namespace)
    }

    /// Changes the order, and leaves the signature as it was.
    func changeOrder(_ change: (inout ForgedOrder) throws -> Void) throws {
        var forged = try ForgedOrder(order)
        try change(&forged)
        try forged.write(to: order)
    }

    /// Changes a page of a batch and makes all its sums right; its seal is then a stranger's.
    func forgeBatch(_ number: Int) async throws {
        let forged = try ForgedBatch(workspace.batch(number))
        try await forged.takePages("3,2,1,4-z")
        try await forged.makeSumsRight()
        try Files.remove(workspace.batch(number))
        try Files.copy(forged.folder, to: workspace.batch(number))
    }

    /// A folder of the drop folder, or of the workspace.
    static func makeFolder(_ path: FilePath) throws {
        try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    }

    static func link(_ path: FilePath, to target: FilePath) throws {
        try makeFolder(path.removingLastComponent())
        try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: target.string)
    }

    static func setMode(_ mode: Int, of path: FilePath) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.string)
    }
}

/// An order that somebody changes, so that all of its sums are right again.
struct ForgedOrder {
    private var order: [String: Any]

    init(_ path: FilePath) throws {
        let read = try JSONSerialization.jsonObject(with: Data(Files.bytes(path)))
        order = try #require(read as? [String: Any])
    }

    func write(to path: FilePath) throws {
        let bytes = try JSONSerialization.data(
            withJSONObject: order, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        try Files.write(bytes, to: path)
    }

    subscript(key: String) -> Any? {
        get { order[key] }
        set { order[key] = newValue }
    }

    /// Takes out a batch that is part of no lot.
    mutating func remove(_ id: String) throws {
        let batch = try batch(id)
        order["batches"] = try batches().filter { $0["id"] as? String != id }
        try count(batch, times: -1)
    }

    /// Puts in a copy of a batch that is part of no lot, under another id.
    mutating func add(_ id: String, like other: String) throws {
        var batch = try batch(other)
        batch["id"] = id
        order["batches"] = try batches() + [batch]
        try count(batch, times: 1)
    }

    mutating func change(_ id: String, _ key: String, to value: Any) throws {
        var batch = try batch(id)
        try count(batch, times: -1)
        batch[key] = value
        try count(batch, times: 1)
        order["batches"] = try batches().map { $0["id"] as? String == id ? batch : $0 }
    }

    private func batches() throws -> [[String: Any]] { try #require(order["batches"] as? [[String: Any]]) }

    private func batch(_ id: String) throws -> [String: Any] {
        try #require(try batches().first { $0["id"] as? String == id })
    }

    private mutating func count(_ batch: [String: Any], times sign: Int) throws {
        var totals = try #require(order["totals"] as? [[String: Any]])
        for key in ["pieces", "sheets"] {
            let number = sign * (try #require(batch[key] as? Int))
            order[key] = try #require(order[key] as? Int) + number
            for index in totals.indices
            where totals[index]["postageClass"] as? String == batch["postageClass"] as? String {
                totals[index][key] = try #require(totals[index][key] as? Int) + number
            }
        }
        order["totals"] = totals
    }
}
