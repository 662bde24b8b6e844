import Foundation
import Subprocess
import SystemPackage

/// A program that tests run: ours, or one that reads what ours made and had no part in making it.
package struct Program: Sendable {
    package let name: String
    let executable: Executable
    let remedy: String

    /// The program as it was built with these tests: it stands beside their bundle.
    package static var postvangnet: Program {
        get throws {
            let bundle = FilePath(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let path = bundle.removingLastComponent().appending("postvangnet")
            return Program(name: path.string, executable: .path(path), remedy: "Build it with: scripts/build --tests")
        }
    }

    package static let qpdf = debian("qpdf")
    package static let pdffonts = debian("pdffonts", in: "poppler-utils")
    package static let pdfimages = debian("pdfimages", in: "poppler-utils")
    package static let pdfinfo = debian("pdfinfo", in: "poppler-utils")
    package static let pdftotext = debian("pdftotext", in: "poppler-utils")
    package static let pdftoppm = debian("pdftoppm", in: "poppler-utils")
    package static let ghostscript = debian("gs", in: "ghostscript")
    package static let mutool = debian("mutool", in: "mupdf-tools")
    package static let zbarimg = debian("zbarimg", in: "zbar-tools")
    package static let zint = debian("zint")
    package static let sshAdd = debian("ssh-add", in: "openssh-client")
    package static let sshAgent = debian("ssh-agent", in: "openssh-client")
    package static let sshKeygen = debian("ssh-keygen", in: "openssh-client")
    package static let age = debian("age")
    package static let ageKeygen = debian("age-keygen", in: "age")
    package static let mount = debian("mount")
    package static let umount = debian("umount", in: "mount")
    package static let setpriv = debian("setpriv", in: "util-linux")
    package static let unshare = debian("unshare", in: "util-linux")
    package static let script = debian("script", in: "bsdutils")
    package static let compiler = debian("cc", in: "gcc")
    package static let bash = debian("bash")
    package static let sha256sum = debian("sha256sum", in: "coreutils")
    package static let tar = debian("tar")
    package static let gzip = debian("gzip")
    package static let zstd = debian("zstd")

    /// Python with scripts/requirements.txt: POSTVANGNET_TEST_PYTHON, or the virtual environment under the package's root.
    package static var python: Program {
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

extension Program {
    /// What a run that must end well writes to its standard output.
    package func output(_ arguments: [String]) async throws -> [UInt8] {
        let run = try await ProgramRun(self, arguments)
        guard run.status == 0 else {
            throw TestObstacle(description: "\(name) ends with \(run.status): \(run.errors). \(remedy)")
        }
        return run.bytes
    }

    package func text(_ arguments: [String]) async throws -> String {
        String(decoding: try await output(arguments), as: UTF8.self)
    }
}
