import LetterComposition
import MailboxDomain
import PageRendering
import Stationery
import StrictFiles
package import SystemPackage

extension MonthlyRun {
    /// Draws the printed pages of the first piece of each product and layout as PNG, and returns the files' names.
    package func drawPictures(to folder: FilePath, dotsPerInch: Double = 100) throws -> [String] {
        let plan = try PlanDatabase(opening: workspace.folder(of: id).planDatabase)
        let rendering = try BatchRendering(plan: plan, fonts: workspace.fonts, time: workspace.clock.time)
        try TextFile.makeFolder(folder)
        var drawn: Set<String> = []
        return try plan.batches().flatMap { batch -> [String] in
            let isOrdinary = rendering.stationery.template(of: batch.product)?.layout == batch.layout
            let name = batch.product.rawValue + (isOrdinary ? "" : "-\(batch.layout)")
            guard drawn.insert(name).inserted else { return [] }
            return try rendering.firstPages(of: batch).map { number, page in
                let file = "\(name)-\(number).png"
                let partial = folder.appending(".\(file).partial")
                try PNGRenderer.write(page, to: partial.string, dotsPerInch: dotsPerInch, library: rendering.library)
                try TextFile.moveToPlace(partial, to: folder.appending(file))
                return file
            }
        }
    }
}
