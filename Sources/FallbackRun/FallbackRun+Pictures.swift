import Canvas
import LetterComposition
import PageRendering
import PrintHouse
package import SystemPackage

extension FallbackRun {
    /// Draws the printed pages of the first piece of each product as PNG, and returns the files' names.
    package func drawPictures(to folder: FilePath, dotsPerInch: Double = 100) throws -> [String] {
        let plan = try PlanDatabase(opening: workspace.folder(of: id).planDatabase)
        let rendering = try BatchRendering(plan: plan, fonts: workspace.fonts)
        try TextFile.makeFolder(folder)
        var drawn: Set<Product> = []
        return try plan.batches().filter { drawn.insert($0.product).inserted }.flatMap { batch in
            try rendering.firstPages(of: batch).map { number, page in
                let name = "\(batch.product.rawValue)-\(number).png"
                try PNGRenderer.write(
                    page, to: folder.appending(name).string, dotsPerInch: dotsPerInch, library: rendering.library)
                return name
            }
        }
    }
}
