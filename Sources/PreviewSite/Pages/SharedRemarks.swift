import MailboxDomain
import Markup
import Stationery

/// What is wrong with files that belong to no letter alone, and what lies there and nobody reads.
struct SharedRemarks: Sendable {
    var faults: [Finding]
    var strays: [Finding]

    var html: HTML {
        """
        \(section("In gedeelde bestanden zit een fout", "gedeeld", faults), if: !faults.isEmpty)\
        \(section("Dit leest niemand", "ongelezen", strays), if: !strays.isEmpty)
        """
    }

    private func section(_ title: String, _ id: String, _ findings: [Finding]) -> HTML {
        let items = findings.map { finding -> HTML in
            let place = [finding.place.file, finding.place.line.map { "regel \($0)" }, finding.place.column]
                .compactMap(\.self).joined(separator: ", ")
            return "<li><b>\(place)</b> \(finding.inDutch)</li>"
        }
        return """
            <section class="fault" aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2><ul>\(items)</ul></section>
            """
    }
}
