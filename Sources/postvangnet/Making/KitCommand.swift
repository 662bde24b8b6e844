import ArgumentParser
import ConformanceKit
import FallbackRun
import Foundation
import StrictFiles
import SystemPackage

struct KitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kit", abstract: "Makes test batches for print houses, with the answers expected of them.",
        discussion: """
            All people in them are invented. Besides batches of every kind there are damaged ones, which verify must \
            find out, and examples of feedback. README.md in the folder says how to use it. Needs no workspace.

            Example:
              postvangnet kit print-house-kit
            """)

    @Argument(help: ArgumentHelp("The folder to make, or an empty one.", valueName: "DIR"))
    var folder: String

    @Option(
        name: .long,
        help: ArgumentHelp("The key to sign with, made by ssh-keygen; without it nothing is signed.", valueName: "FILE")
    )
    var key: String?

    func run() async throws {
        let project = try ProjectFiles(environment: ProcessInfo.processInfo.environment)
        let kit = VendorKit(from: project, key: key.map { FilePath($0) }, workers: .ofThisProgram())
        let answers = try await kit.make(at: FilePath(folder))
        let pieces = answers.batches.reduce(0) { $0 + $1.pieces }
        try StandardOutput.writeLine("Made the kit \(folder): \(answers.batches.count) batches with \(pieces) pieces,")
        try StandardOutput.writeLine(
            "\(answers.damaged.count) damaged ones and \(answers.feedback.count) feedback files.")
        if !answers.signed { try StandardOutput.writeLine("The batches are not signed: no key was given (--key).") }
        try StandardOutput.writeLine(
            "Begin with \(folder)/README.md. What a print house should find is in answers.json.")
    }
}
