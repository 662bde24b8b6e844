package import Foundation

/// A workspace made by `init`, in a folder that goes when the test is done with it.
package struct TestWorkspace {
    package let program: Program
    private let scratch: ScratchFolder

    package var folder: URL { scratch.url.appending(path: "workspace") }

    package init() throws {
        program = try Program()
        scratch = try ScratchFolder()
        _ = try program.run(["init", folder.path])
    }

    /// Runs a command in the workspace.
    @discardableResult
    package func run(_ arguments: String...) throws -> Program.Result {
        try program.run(arguments, in: folder)
    }

    /// Replaces text in one of the workspace's files; false where the text is not there.
    package func replace(_ old: String, by new: String, in file: String) throws -> Bool {
        let url = folder.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        guard text.contains(old) else { return false }
        try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
        return true
    }
}
