import CCairo
import CPango
import CQREncode
import CRSVG
import CZint

/// The versions of the libraries that draw, as they are found when the program runs.
package enum DrawingSoftware {
    /// Those that decide how pages look: a plan remembers them.
    package static var renderer: [String: String] {
        let texts = ["harfbuzz": unsafe String(cString: hb_version_string()), "freetype": freetype]
        return versions.merging(texts) { own, _ in own }
    }

    /// Nothing tells the version of FreeType but a library of it (`FT_Library_Version`).
    private static var freetype: String {
        var library: FT_Library?
        guard unsafe FT_Init_FreeType(&library) == 0 else { return "" }
        defer { unsafe FT_Done_FreeType(library) }
        var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
        unsafe FT_Library_Version(library, &major, &minor, &patch)
        return "\(major).\(minor).\(patch)"
    }

    /// Those that letters.pdf names: a later version of this program writes the same.
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
