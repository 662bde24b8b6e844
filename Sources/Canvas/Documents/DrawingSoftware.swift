import CCairo
import CPango
import CQREncode
import CRSVG
import CZint

/// The versions of the libraries that draw.
package enum DrawingSoftware {
    /// Those that decide how pages look: a plan remembers them.
    package static var versions: [String: String] {
        [
            "cairo": unsafe String(cString: cairo_version_string()),
            "pango": unsafe String(cString: pango_version_string()),
        ]
    }

    /// Those that make codes and read drawings.
    package static var versionsBesides: [String: String] {
        let zint = Int(ZBarcode_Version())
        return [
            "qrencode": unsafe String(cString: QRcode_APIVersionString()), "librsvg": LIBRSVG_VERSION,
            "zint": "\(zint / 10_000).\(zint / 100 % 100).\(zint % 100)",
        ]
    }
}
