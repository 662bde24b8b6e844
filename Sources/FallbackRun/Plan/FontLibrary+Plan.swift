import Canvas
import Stationery
import SystemPackage

extension FontLibrary {
    /// Opens the very files that a run was planned with, and refuses others that fonts.yaml pins beside them.
    ///
    /// - Parameter folder: its files go before those of Debian's packages; it also holds fonts.conf.
    convenience init(of plan: PlanDatabase, _ settings: RunSettings, in folder: FilePath) throws {
        guard let fonts = settings.stationery.fonts.planned(with: plan.terms.fonts) else {
            throw RunError.damagedPlan(plan.path)
        }
        try self.init(fonts, in: folder)
    }
}
