import MailboxDomain
import Markup
import Stationery

/// Who signed a template off, whose word is still missing, and what changed since.
struct ApprovalList: Sendable {
    var standing: SignOffStanding

    var html: HTML {
        let items = standing.entries.map { entry -> HTML in
            """
            <li class="\(Self.style(of: entry.state))"><span>\(entry.role.inDutch)</span> \(entry.inDutch)</li>
            """
        }
        return """
            <ul class="approvals" aria-label="Akkoord">\(items)</ul>\
            \(standing.fault.map { #"<p class="verdict bad">\#($0.place.inDutch): \#($0.inDutch)</p>"# } ?? .nothing)
            """
    }

    static func style(of state: SignOffStanding.State) -> String {
        switch state {
        case .missing: "missing"
        case .given: "given"
        case .outdated: "outdated"
        }
    }
}
