package import LetterComposition
package import MailboxDomain

extension LetterVariant {
    /// A text in the order that a layout gives it.
    package init(
        of template: Template, circumstances: Set<LetterCondition>, date: CalendarDate, on profile: LayoutProfile
    ) {
        self.init(
            of: template, circumstances: circumstances, date: date, leading: profile.body.leading,
            hasCodeLast: profile.qr?.place == .underText)
    }
}
