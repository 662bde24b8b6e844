import CCairo
import CPango
import Foundation
package import MailboxDomain
package import Measures

/// The pinned fonts, and nothing of the system's: shapes text and breaks it into lines (Pango).
///
/// Belongs to one thread. A worker makes one and keeps it.
package final class FontLibrary {
    package let fonts: [FontFile]
    let shaper: TextShaper
    let faces: [FontFace]

    /// - Parameters:
    ///   - fonts: in order of preference; a character that the first family lacks is taken from the next.
    ///   - configuration: a fontconfig file that names no folders. Pango's background thread reads the default
    ///     configuration otherwise, and with it the system's fonts.
    package init(fonts: [FontFile], configuration: String) throws(FontError) {
        unsafe setenv("FONTCONFIG_FILE", configuration, 1)
        guard let config = unsafe FcConfigCreate() else { throw .unusable(path: configuration) }
        defer { unsafe FcConfigDestroy(config) }
        for font in fonts {
            guard unsafe FcConfigAppFontAddFile(config, font.path) == FcTrue else {
                throw .unusable(path: font.path)
            }
        }
        faces = try fonts.map { font throws(FontError) in try FontFace(path: font.path) }
        shaper = try unsafe TextShaper(configuration: config, fonts: fonts)
        self.fonts = fonts
    }

    /// Bytes of a text that is set as one: four pages full. Pango takes time by its square, and reckons in whole numbers
    /// of 32 bits, which a line of a million letters is too wide for.
    package static let longestText = 16_000

    /// Breaks text into lines no wider than `width`; without a width only at line ends in the text.
    ///
    /// A word wider than the line is broken inside. Nothing is hyphenated. Throws `textTooLong` at once for more than
    /// `longestText`.
    package func lines(
        of spans: [TextSpan], width: Length? = nil, breaks: LineBreaks = .atSpacesAndHyphens
    ) throws(FontError) -> [TextLine] {
        try shaper.lines(of: spans, width: width, breaks: breaks)
    }

    /// How far the first font reaches above and below the baseline.
    package func extent(of style: TextStyle) throws(FontError) -> (ascent: Length, descent: Length) {
        try shaper.extent(of: style)
    }
}

package enum FontError: ReportedError {
    case missing(file: String, package: String)
    /// The system does not let this user read it.
    case unreadable(path: String)
    case otherThanPinned(path: String)
    /// - Parameter wanted: Debian's package with its version, or a digest.
    case otherThanPlanned(path: String, wanted: String)
    case unusable(path: String)
    case unpinned(family: String)
    /// A text that no page could hold is not set at all.
    case textTooLong
    case outOfMemory

    package var exitStatus: ExitStatus {
        switch self {
        case .missing: .unavailable
        case .unreadable: .inputOutput
        case .otherThanPinned, .otherThanPlanned, .unusable, .unpinned, .textTooLong, .outOfMemory: .badConfiguration
        }
    }

    package var description: String {
        switch self {
        case .missing(let file, let package):
            "The font file \(file) is not there. Install Debian's package \(package), or put it in the folder Fonts."
        case .unreadable(let path): "The font file \(path) cannot be read. Mend its permissions."
        case .otherThanPinned(let path):
            "The font file \(path) is not the one that fonts.yaml pins: its SHA-256 differs. Put the pinned one in the folder Fonts."
        case .otherThanPlanned(let path, let wanted):
            "The font file \(path) is not the one that the run was planned with: \(wanted). Put that one in the workspace's folder Fonts, or go on where the run was planned."
        case .unusable(let path): "The font file \(path) cannot be used. Install the package that fonts.yaml names."
        case .unpinned(let family): "Pango chose a font of \(family) that fonts.yaml does not pin. Add it there."
        case .textTooLong: "The text is longer than any page can hold."
        case .outOfMemory: "There is no memory for text layout."
        }
    }
}
