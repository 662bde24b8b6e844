import MailboxDomain
import Testing

/// A time as tests write it, such as `2026-11-02T09:00:00Z`.
func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }
