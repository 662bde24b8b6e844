/// Programs that draw PDFs, none of which had a part in writing ours: what a print house's own software would say.
package enum PageReaders {
    /// What a program said of a file that it should draw without a word.
    package struct Complaint: Hashable, Sendable, CustomStringConvertible {
        package let program: String
        package let words: String

        package var description: String { "\(program): \(words)" }
    }

    /// Draws all pages of a file with each program; empty where none had anything to say.
    package static func complaints(about path: String) async throws -> [Complaint] {
        try await ghostscript(path) + mutool(path) + poppler(path)
    }

    private static func ghostscript(_ path: String) async throws -> [Complaint] {
        let run = try await ProgramRun(
            .ghostscript,
            ["-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", path])
        // It complains on its standard output too.
        return complaints("gs", run, run.output + run.errors)
    }

    private static func mutool(_ path: String) async throws -> [Complaint] {
        let run = try await ProgramRun(.mutool, ["draw", "-r", "36", "-F", "pnm", "-o", "/dev/null", path])
        // It tells of each page that it begins, and of a build that knows no colour profiles.
        let words = run.errors.split(separator: "\n").filter { !$0.hasPrefix("page \(path) ") && !$0.contains("ICC") }
        return complaints("mutool", run, words.joined(separator: "\n"))
    }

    private static func poppler(_ path: String) async throws -> [Complaint] {
        let run = try await ProgramRun(.pdftoppm, ["-r", "36", "-gray", path])
        return complaints("pdftoppm", run, run.errors)
    }

    private static func complaints(_ program: String, _ run: ProgramRun, _ words: String) -> [Complaint] {
        let end = run.status == 0 ? [] : [Complaint(program: program, words: "ends with \(run.status)")]
        return words.contains { !$0.isWhitespace } ? [Complaint(program: program, words: words)] + end : end
    }
}
