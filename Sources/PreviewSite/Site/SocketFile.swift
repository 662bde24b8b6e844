import Glibc
import Stationery
import StrictFiles
import SystemPackage

/// The Unix socket by which the organisation's web server asks for pages (unix(7)).
struct SocketFile: Sendable {
    let path: FilePath

    /// `sun_path` with the byte that ends it.
    private static let longestPath = 107

    /// Takes away what a server left that was killed. Throws where one answers, and for anything but a socket.
    func clear() throws(PreviewError) {
        guard path.string.utf8.count <= Self.longestPath else { throw .socketNameTooLong(path, most: Self.longestPath) }
        guard let stat = try? Stat(path, followTargetSymlink: false) else { return }
        guard stat.type == .socket else { throw .noSocket(path) }
        guard !answers else { throw .socketInUse(path) }
        guard unsafe unlink(path.string) == 0 else { throw cannotUse }
    }

    /// Lets its group in too, and nobody else: the program itself writes for its owner only.
    func open() throws(PreviewError) {
        guard unsafe chmod(path.string, 0o660) == 0 else { throw cannotUse }
    }

    func remove() { unsafe unlink(path.string) }

    private var cannotUse: PreviewError {
        .cannotUseSocket(path, reason: DutchReason.text(of: Errno(rawValue: errno)))
    }

    private var answers: Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { _ = Glibc.close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.string.utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe connect(descriptor, $0, size) }
        }
        // Only that one is sure to be nobody's: another may be somebody else's, or busy.
        return status == 0 || errno != ECONNREFUSED
    }
}
