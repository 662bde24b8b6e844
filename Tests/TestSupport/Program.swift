package import Foundation

/// The built `postvangnet`, run as a user runs it.
package struct Program: Sendable {
    package struct Result: Sendable {
        package var status: Int32
        package var output: String
        package var error: String
    }

    private let executable: URL

    /// The program lies beside the test runner, in the same build folder.
    package init() throws {
        let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        var folder = URL(filePath: runner).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.path + "/postvangnet") {
            folder.deleteLastPathComponent()
        }
        executable = folder.appending(path: "postvangnet")
    }

    /// Runs one command line, in a folder of choice.
    package func run(
        _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? FileManager.default.temporaryDirectory
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
        // Files and not pipes: a pipe that nobody empties stops the program.
        let scratch = try ScratchFolder()
        let (output, error) = (scratch.url.appending(path: "out"), scratch.url.appending(path: "err"))
        for url in [output, error] { try Data().write(to: url) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            error: try String(contentsOf: error, encoding: .utf8))
    }
}
