/// How a message is marked, where its reader can take that back.
enum ReadState: String, CaseIterable { case unread, read }
