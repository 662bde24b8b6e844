import Foundation
package import SystemPackage

/// A folder of files that are gone again when the work with them is done; only its user may open it.
///
/// Personal data can be in it. So what cannot be removed is told; only where the work itself ends with an error, that one is
/// told, and the next attempt at the same place removes what is left.
package struct PassingFolder: Sendable {
    package let path: FilePath

    /// In the system's folder for such files, under a name that nothing else has.
    package init() throws {
        try self.init(
            at: FilePath(FileManager.default.temporaryDirectory.path).appending("postvangnet-\(UUID().uuidString)"))
    }

    /// At a place of its own. What an attempt that broke off left there is removed.
    private init(at place: FilePath) throws {
        try PartialFolder.removeAll(place)
        guard unsafe mkdir(place.string, 0o700) == 0 else {
            throw FileError.cannotCreate(place, reason: Errno(rawValue: errno).description)
        }
        path = place
    }

    /// Works with a new folder.
    ///
    /// - Parameter place: nil for one of the system's.
    package static func with<Value>(
        at place: FilePath? = nil, _ work: (PassingFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try place.map(PassingFolder.init(at:)) ?? PassingFolder()
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await work(folder)) } catch { outcome = .failure(error) }
        return try folder.ending(outcome)
    }

    /// The same for work that waits for nothing.
    package static func with<Value>(
        at place: FilePath? = nil, _ work: (PassingFolder) throws -> Value
    ) throws -> Value {
        let folder = try place.map(PassingFolder.init(at:)) ?? PassingFolder()
        return try folder.ending(Result { try work(folder) })
    }

    private func ending<Value>(_ outcome: Result<Value, any Error>) throws -> Value {
        if case .failure = outcome { try? remove() } else { try remove() }
        return try outcome.get()
    }

    /// Writes a file for another program to read; it need not outlive a power cut.
    package func write(_ bytes: [UInt8], named name: String) throws(FileError) -> FilePath {
        let file = path.appending(name)
        do {
            let descriptor = try FileDescriptor.open(
                file, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
            try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
        } catch {
            throw .cannotWrite(file, reason: "\(error)")
        }
        return file
    }

    package func remove() throws { try PartialFolder.removeAll(path) }
}
