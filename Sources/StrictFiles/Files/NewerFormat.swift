package import MailboxDomain

/// A file is of a form that a later version of this program writes: this one would pass over what it does not know.
package struct NewerFormat: ReportedError, Hashable {
    /// How the message names it.
    package let file: String
    /// The file's own version.
    package let found: String
    /// The latest that is read here.
    package let known: Int

    package init(file: String, found: String, known: Int) {
        (self.file, self.found, self.known) = (file, found, known)
    }

    package var description: String {
        "\(file) has format version \(found), of a later version of this program; this one reads version \(known) and earlier ones. It was left as it is. Use that version of the program."
    }

    package var exitStatus: ExitStatus { .badConfiguration }
}
