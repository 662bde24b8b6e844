import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// What a program said, and how it ended.
struct ProgramRun: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - changes: environment variables to set, or to take away (nil).
    ///   - isApart: whether it gets a process group of its own, which can be killed without the tests.
    init(
        _ program: Program, _ arguments: [String], in folder: FilePath? = nil, changes: [String: String?] = [:],
        isApart: Bool = false
    ) async throws {
        var options = PlatformOptions()
        options.createSession = isApart
        var environment = Environment.inherit
        for (name, value) in changes { environment = environment.updating([.init(stringLiteral: name): value]) }
        do {
            let result = try await ProgramTurns.all.take { [environment, options] in
                try await run(
                    program.executable, arguments: Arguments(arguments), environment: environment,
                    workingDirectory: folder, platformOptions: options, output: .string(limit: 1 << 26),
                    error: .string(limit: 1 << 22))
            }
            switch result.terminationStatus {
            case .exited(let code): status = code
            // As a shell reports it.
            case .signaled(let signal): status = 128 + signal
            }
            (output, errors) = (result.standardOutput, result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            throw MissingProgram(description: "\(program.name) cannot be run. \(program.remedy)")
        }
    }
}

/// A program that tests run: ours, or one that reads what ours made.
struct Program: Sendable {
    let name: String
    fileprivate let executable: Executable
    fileprivate let remedy: String

    /// The program as it was built with these tests: it stands beside their bundle. POSTVANGNET_TEST_PROGRAM names another.
    static var postvangnet: Program {
        get throws {
            if let named = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_PROGRAM"] {
                return Program(
                    name: named, executable: .path(FilePath(named)), remedy: "It is named in POSTVANGNET_TEST_PROGRAM.")
            }
            let bundle = FilePath(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let path = bundle.removingLastComponent().appending("postvangnet")
            return Program(name: path.string, executable: .path(path), remedy: "Build it with: swift build")
        }
    }

    static let qpdf = debian("qpdf")
    static let pdffonts = debian("pdffonts", in: "poppler-utils")
    static let pdfimages = debian("pdfimages", in: "poppler-utils")
    static let pdfinfo = debian("pdfinfo", in: "poppler-utils")
    static let pdftotext = debian("pdftotext", in: "poppler-utils")
    static let pdftoppm = debian("pdftoppm", in: "poppler-utils")
    static let zbarimg = debian("zbarimg", in: "zbar-tools")
    static let sshAdd = debian("ssh-add", in: "openssh-client")
    static let sshAgent = debian("ssh-agent", in: "openssh-client")
    static let sshKeygen = debian("ssh-keygen", in: "openssh-client")
    static let age = debian("age")
    static let ageKeygen = debian("age-keygen", in: "age")
    static let mount = debian("mount")
    static let umount = debian("umount", in: "mount")
    static let setpriv = debian("setpriv", in: "util-linux")
    static let unshare = debian("unshare", in: "util-linux")
    static let script = debian("script", in: "bsdutils")
    static let compiler = debian("cc", in: "gcc")
    static let bash = debian("bash")
    static let sha256sum = debian("sha256sum", in: "coreutils")

    /// Python with scripts/requirements.txt: POSTVANGNET_TEST_PYTHON, or the virtual environment under the package's root.
    static var python: Program {
        let named = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_PYTHON"]
        let path = named.map { FilePath($0) } ?? Project.root.appending(".tools/venv/bin/python3")
        return Program(
            name: path.string, executable: .path(path),
            remedy: "Make it with: scripts/setup --test, or name a Python with its packages in POSTVANGNET_TEST_PYTHON."
        )
    }

    private static func debian(_ name: String, in package: String? = nil) -> Program {
        Program(name: name, executable: .name(name), remedy: "Install Debian's package \(package ?? name).")
    }
}

/// A program that a test needs is not there: the test fails, it is never left out.
struct MissingProgram: Error, CustomStringConvertible {
    let description: String
}

/// The checkout that the tests were built from.
enum Project {
    static var root: FilePath {
        FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
            .removingLastComponent()
    }

    static var sampleExtract: FilePath { root.appending("samples/extract") }
}
