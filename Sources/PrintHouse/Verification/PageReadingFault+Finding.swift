import MailboxDomain
import PageReading

extension PageReadingFault {
    var finding: Finding {
        let place = Finding.Place(file: BatchFile.letters.name)
        return switch self {
        case .damaged(let what):
            Finding(
                code: BatchFault.lettersUnreadable, place: place,
                message: "The file is damaged: \(what) cannot be read.")
        case .unknown(let what):
            Finding(
                code: BatchFault.contentUnknown, place: place,
                message:
                    "The file has something that ours never have (\(what)): what it does to the paper is not known. "
                    + "Print nothing by it, and ask for the batch again."
            )
        }
    }
}
