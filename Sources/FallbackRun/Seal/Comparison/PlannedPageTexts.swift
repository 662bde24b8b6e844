import Canvas
import PageLayout
import PrintHouse

/// What stands on pages that were laid out, to compare with what is read back from the printed file.
struct PlannedPageTexts {
    /// Of forms, by their digests: thousands of pages show the same ones.
    private var forms: [[UInt8]: PageTextSum] = [:]

    mutating func sum(of page: Page) -> PageTextSum { sum(of: page.items) }

    private mutating func sum(of items: [PageItem]) -> PageTextSum {
        var sum = PageTextSum()
        for item in items {
            switch item.content {
            case .text(let line, _), .watermark(let line, _): for run in line.runs { sum.add(run.text) }
            case .form(let form, _):
                let known = forms[form.digest]
                let own = known ?? self.sum(of: form.items)
                if known == nil { forms[form.digest] = own }
                sum.add(own)
            case .rule, .code, .drawing: break
            }
        }
        return sum
    }
}
