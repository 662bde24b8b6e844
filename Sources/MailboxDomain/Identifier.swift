/// The identifier of one thing in the mailbox: 1 to 64 of `A-Z a-z 0-9 . _ -`, compared and sorted as bytes.
///
/// `Subject` keeps an account's identifier from being used as a message's.
public struct Identifier<Subject>: Hashable, Sendable {
    public let rawValue: String

    /// Nil where the text is empty, too long or holds another character.
    @inlinable public init?(_ text: some StringProtocol) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        rawValue = String(text)
    }

    /// Whether bytes in memory are an identifier, without making a text of them: for files of many millions of rows.
    public static func isValid(utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe (1...64).contains(utf8.count) && utf8.allSatisfy(isAllowed)
    }

    @usableFromInline
    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension Identifier: Comparable {
    // All characters are ASCII, so the order of strings is the order of bytes.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
    public var description: String { rawValue }
}

public typealias AccountID = Identifier<Account>
public typealias OrganisationID = Identifier<Organisation>
public typealias MessageID = Identifier<Message>
public typealias NotificationID = Identifier<NotificationEmail>
