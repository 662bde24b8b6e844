/// Why compressed bytes cannot be read on.
package enum CompressionFault: Error, Hashable {
    /// Not what a compressor wrote, or not as it wrote it.
    case damaged
    /// They end before their stream does.
    case cutOff
    /// They would become more than what was compressed can have been.
    case bomb
    /// There is no memory for what undoes it.
    case noMemory
}
