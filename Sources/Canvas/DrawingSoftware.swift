import CCairo
import CPango

/// The versions of the libraries that decide how pages look.
package enum DrawingSoftware {
    package static var versions: [String: String] {
        [
            "cairo": unsafe String(cString: cairo_version_string()),
            "pango": unsafe String(cString: pango_version_string()),
        ]
    }
}
