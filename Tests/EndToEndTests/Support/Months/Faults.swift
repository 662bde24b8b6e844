import SystemPackage
import TestSupport
import Testing

/// A library that makes the program die, or its disk fail, where a test wants it to: see faults.c.
struct Faults: Sendable {
    private let library: FilePath
    private let folder: FilePath

    /// Compiles it.
    init(in folder: FilePath) async throws {
        self.folder = folder
        let source = folder.appending("faults.c")
        library = folder.appending("faults.so")
        try Files.write(PackageResources.faults_c, to: source)
        let made = try await ProgramRun(
            .compiler, ["-shared", "-fPIC", "-O1", "-o", library.string, source.string, "-ldl"])
        try #require(made.status == 0, "\(made.errors)")
    }

    /// What to add to the environment of a command.
    ///
    /// - Parameter counter: a file that counts in all processes of a command together.
    func environment(_ settings: [String: String], counter: FilePath? = nil) -> [String: String?] {
        var changes: [String: String?] = ["LD_PRELOAD": library.string]
        for (name, value) in settings { changes["FAULT_\(name)"] = value }
        if let counter { changes["FAULT_COUNTER"] = counter.string }
        return changes
    }

    /// How many changes of the disk a command counted.
    static func count(_ counter: FilePath) throws -> Int {
        Int(try Files.bytes(counter).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// The changes of the disk that a command counted, in their order.
    static func changes(_ counter: FilePath) throws -> [DiskChange] {
        try Files.bytes(counter).dropFirst(8).prefix(count(counter)).map { try #require(DiskChange(rawValue: $0)) }
    }
}
