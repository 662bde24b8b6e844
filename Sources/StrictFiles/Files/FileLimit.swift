/// The most that a file of one kind may have, in bytes: many times what any of them needs, so that a larger one is no
/// such file and is not read at all.
///
/// Each kind names its own, beside the kind.
package struct FileLimit: Hashable, Sendable {
    package let bytes: Int

    private init(bytes: Int) { self.bytes = bytes }

    package static func kilobytes(_ count: Int) -> Self { Self(bytes: count * 1000) }

    package static func megabytes(_ count: Int) -> Self { Self(bytes: count * 1_000_000) }

    package func allows(_ bytes: Int) -> Bool { bytes <= self.bytes }
}

extension FileLimit: CustomStringConvertible {
    /// `500 kB` or `32 MB`.
    package var description: String {
        bytes.isMultiple(of: 1_000_000) ? "\(bytes / 1_000_000) MB" : "\(bytes / 1000) kB"
    }
}
