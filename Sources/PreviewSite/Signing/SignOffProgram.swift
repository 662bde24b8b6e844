import Foundation
import LetterComposition
import Stationery
import Subprocess
package import SystemPackage

/// The command `sign-off` of the program beside this one, which alone records who agreed to a text: so that what is recorded at the
/// desk is what is recorded on a command line, also in the ledger where there is one, which this program never opens.
package struct SignOffProgram: Sendable {
    /// What became of it.
    enum Outcome: Hashable, Sendable {
        case recorded
        /// Why it could not be, in Dutch.
        case refused(String)
    }

    private let program: FilePath
    /// A workspace.
    private let root: FilePath

    /// - Parameters:
    ///   - program: `postvangnet`.
    ///   - root: the workspace whose texts are signed off.
    package init(_ program: FilePath, root: FilePath) { (self.program, self.root) = (program, root) }

    /// The one that stands beside the program that runs.
    package static func besideThis(root: FilePath) throws -> SignOffProgram {
        let own = FilePath(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return SignOffProgram(own.removingLastComponent().appending("postvangnet"), root: root)
    }

    /// As the command line has it.
    ///
    /// - Parameter code: of what was on the page that was signed: another text is refused.
    static func words(_ product: Product, as role: SignOff.Role, by name: String, code: String) -> [String] {
        // One word each, so that no name is taken for an option.
        ["sign-off", product.rawValue, "--as=\(role.rawValue)", "--by=\(name)", "--code=\(code)"]
    }

    /// More than a text with errors has to say, in bytes.
    private static let mostAnswer = 1 << 20

    func signOff(_ product: Product, as role: SignOff.Role, by name: String, code: String) async throws -> Outcome {
        let words = Self.words(product, as: role, by: name, code: code) + ["--workspace=\(root.string)"]
        let result = try await run(
            .path(program), arguments: Arguments(words), input: .none, output: .discarded,
            error: .bytes(limit: Self.mostAnswer))
        guard !result.terminationStatus.isSuccess else { return .recorded }
        let told = String(decoding: result.standardError, as: UTF8.self)
        return .refused(told.trimmingPrefix("postvangnet: ").trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
