package import SystemPackage

/// The checkout that the tests were built from.
package enum Project {
    /// The folder of Package.swift.
    package static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent()

    package static let sampleExtract = root.appending("samples/extract")
}
