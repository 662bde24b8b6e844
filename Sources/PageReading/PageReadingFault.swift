/// Why a file is not read. Nothing of it is guessed: what our own files never have is refused, whatever others make of it.
package enum PageReadingFault: Error, Hashable, Sendable {
    /// Something is cut off, contradicts itself, or is not what its place asks for.
    case damaged(String)
    /// Something that ours never have, by its name in the file.
    case unknown(String)
}
