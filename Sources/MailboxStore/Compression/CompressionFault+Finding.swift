import Decompression
import MailboxDomain

extension CompressionFault {
    /// - Parameter file: the name of the file as it stands, with the end that tells how it is compressed.
    func finding(in file: String) -> Finding {
        Finding(
            code: self == .bomb ? ExtractFault.tooLarge : .damagedCompression, place: .init(file: file),
            message: message)
    }

    private var message: String {
        switch self {
        case .damaged: "The compressed file is damaged, or it is compressed otherwise. Ask for it again."
        case .cutOff: "The compressed file ends too early: part of it was not copied. Ask for it again."
        case .bomb:
            "The compressed file would become more than \(CompressedSize.ratio) times as large as it is, which no table does. "
                + "Ask for the right one."
        case .noMemory: "There is no memory to decompress the file in."
        }
    }
}
