package import MailboxDomain

extension Manifest {
    /// Under which order the batch is printed, and when it is mailed.
    package struct Mailing: Hashable, Sendable, Codable {
        package var orderNumber: String
        package var contractNumber: String
        package var contact: Contact
        /// The first and the last day on which the pieces may be handed to the carrier.
        package var mailFrom: CalendarDate
        package var mailBy: CalendarDate

        package init(
            orderNumber: String, contractNumber: String, contact: Contact, mailFrom: CalendarDate, mailBy: CalendarDate
        ) {
            self.orderNumber = orderNumber
            self.contractNumber = contractNumber
            self.contact = contact
            self.mailFrom = mailFrom
            self.mailBy = mailBy
        }
    }

    /// Whom the printer calls, and when.
    package struct Contact: Hashable, Sendable, Codable {
        package var name: String
        package var phone: String
        package var email: String
        package var hours: String

        package init(name: String, phone: String, email: String, hours: String) {
            self.name = name
            self.phone = phone
            self.email = email
            self.hours = hours
        }
    }

    /// Who sends the pieces, as it stands on them.
    package struct Sender: Hashable, Sendable, Codable {
        package var name: String
        /// The one line above the address, without the reference.
        package var returnLine: String

        package init(name: String, returnLine: String) {
            self.name = name
            self.returnLine = returnLine
        }
    }

    /// Where undeliverable pieces go.
    package struct Returns: Hashable, Sendable, Codable {
        package var address: [String]
        /// Whether returned pieces come back as they are.
        package var unopened: Bool
        /// How the carrier tells what it could not deliver; nil where the sender does not say.
        package var form: Form?

        package enum Form: String, CaseIterable, Sendable, Codable {
            /// The pieces come back.
            case physical
            /// The carrier destroys them, and says which and why.
            case digital
            case both, none
        }

        package init(address: [String], unopened: Bool, form: Form? = nil) {
            self.address = address
            self.unopened = unopened
            self.form = form
        }
    }
}
