import CQPDF

/// The version of the library that writes the final PDF.
package enum FinishingSoftware {
    package static var versions: [String: String] { ["qpdf": unsafe String(cString: qpdf_get_qpdf_version())] }
}
