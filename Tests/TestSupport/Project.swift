package import SystemPackage

/// The checkout that the tests were built from.
package enum Project {
    /// The folder of Package.swift.
    package static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent()

    package static let sampleExtract = root.appending("samples/extract")

    /// The text of one of its files, by the path from its root.
    package static func text(_ path: String) throws -> String { try Files.text(root.appending(path)) }
}
