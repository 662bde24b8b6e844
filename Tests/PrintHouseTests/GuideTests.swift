import SystemPackage
import TestSupport
import Testing

@testable import PrintHouse

@Suite struct GuideTests {
    @Test func `what can be wrong with a batch or with feedback stands in the guide for print houses`() throws {
        let guide = try Files.text(Project.root.appending("docs/print-house/README.md"))
        let families = guide.matches(of: /`([a-z-]+-)\.\.\.`/).map { String($0.1) }
        let untold = BatchFault.allCases.map(\.rawValue).filter { code in
            !guide.contains("`\(code)`") && !families.contains { code.hasPrefix($0) }
        }
        #expect(untold == [])
    }
}
