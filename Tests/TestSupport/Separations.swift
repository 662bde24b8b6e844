import Foundation

/// How dark each printing plate gets at its darkest, by Ghostscript's separations: 0 is full ink, 255 is none.
package struct Separations: Hashable, Sendable {
    package let cyan: Int
    package let magenta: Int
    package let yellow: Int
    package let black: Int

    package init(pdf path: String, pages: ClosedRange<Int>) async throws {
        let folder = try ScratchFolder()
        _ = try await Program.ghostscript.output([
            "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r72", "-dFirstPage=\(pages.lowerBound)",
            "-dLastPage=\(pages.upperBound)", "-sOutputFile=\(folder.path("page%d.tif"))", path,
        ])
        let script = """
            import glob, sys
            from PIL import Image
            for plate in ["Cyan", "Magenta", "Yellow", "Black"]:
                files = glob.glob(sys.argv[1] + "/page*(" + plate + ").tif")
                assert len(files) == int(sys.argv[2]), files
                print(min(Image.open(file).convert("L").getextrema()[0] for file in files))
            """
        let darkest = try await Program.python.text(["-c", script, folder.url.path, "\(pages.count)"])
            .split(separator: "\n").compactMap { Int($0) }
        guard darkest.count == 4 else { throw TestObstacle(description: "The plates cannot be read.") }
        (cyan, magenta, yellow, black) = (darkest[0], darkest[1], darkest[2], darkest[3])
    }

    package var isBlackOnly: Bool { cyan == 255 && magenta == 255 && yellow == 255 }
}
