import LetterComposition
import Stationery

/// Who approved a template, and whose word is still missing.
struct ApprovalList: Sendable {
    var approvals: [TemplateApproval]

    var html: HTML {
        let items = TemplateApproval.Role.allCases.map { role -> HTML in
            guard let approval = approvals.last(where: { $0.role == role }) else {
                return #"<li class="missing"><span>\#(role.inDutch)</span> nog geen akkoord</li>"#
            }
            return """
                <li class="given"><span>\(role.inDutch)</span> \(approval.name), \(approval.date.inDutchWords)</li>
                """
        }
        return #"<ul class="approvals" aria-label="Akkoord">\#(items)</ul>"#
    }
}
