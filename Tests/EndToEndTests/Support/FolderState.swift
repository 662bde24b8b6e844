import SystemPackage
import TestSupport

/// What all files of a folder hold, by path: digests of their bytes, or of the rows of a database.
///
/// Left out is what two runs that came to the same end need not share: which process held a lock last, keys and salts that
/// are drawn at random, and how often a purge was begun.
struct FolderState: Equatable, Sendable {
    private var files: [String: String] = [:]

    /// Reads databases with a program that is not ours.
    init(of folder: FilePath) async throws {
        let text = String(decoding: try await Program.python.output(["-c", Self.script, folder.string]), as: UTF8.self)
        for line in text.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { continue }
            files[String(line[line.index(after: space)...])] = String(line[..<space])
        }
    }

    /// The paths at which two differ.
    func differences(from other: FolderState) -> [String] {
        Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
    }

    private static let script = """
        import hashlib, os, sqlite3, sys
        def rows(path):
            base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            tables = {name for name, in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            drawn = tuple(f'INSERT INTO "{table}"' for table in ("salt", "workspace", "purges"))
            lines = [line for line in base.iterdump() if not line.startswith(drawn)]
            if "purges" in tables:
                lines += sorted({repr(row) for row in base.execute("SELECT what, run FROM purges")})
            return "\\n".join(lines).encode()
        for folder, _, names in os.walk(sys.argv[1]):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    held = file.read()
                if name in (".lock", "address-digests.key"):
                    held = b""
                elif held.startswith(b"SQLite format 3"):
                    held = rows(path)
                print(hashlib.sha256(held).hexdigest(), os.path.relpath(path, sys.argv[1]))
        """
}
