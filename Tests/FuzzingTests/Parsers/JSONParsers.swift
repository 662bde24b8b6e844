import MailboxDomain
import PrintHouse

@testable import FallbackRun
@testable import MailboxStore
@testable import StrictFiles

/// Parsers of JSON.
enum JSONParsers {
    typealias Reading = FuzzedParser.Reading

    static func json(_ bytes: [UInt8]) -> Reading {
        guard let tree = try? JSONTreeReader.read(bytes) else { return .refused }
        guard tree.hasPlainKeys else { return .taken }
        guard let again = try? JSONTreeReader.read(tree.bytes) else { return .broken("what was written is not read") }
        return again.bytes == tree.bytes ? .taken : .broken("what was read again is written otherwise")
    }

    static func extractManifest(_ bytes: [UInt8]) -> Reading {
        do throws(Findings) {
            let manifest = try ExtractManifest(bytes)
            return manifest.rows.values.allSatisfy { $0 >= 0 } ? .taken : .broken("a file has less than no rows")
        } catch {
            return error.all.isEmpty ? .broken("it is refused without a finding") : .refused
        }
    }

    static func events(_ bytes: [UInt8]) -> Reading {
        let now = Instant(milliseconds: 1_793_487_600_000)
        do throws(RefusedEvents) {
            let file = try EventFile(bytes, named: "events.jsonl", now: now)
            guard file.events.allSatisfy({ $0.time <= now }) else { return .broken("an event is still to come") }
            let news = AccountNews.byAccount(file.events)
            return news == AccountNews.byAccount(file.events.reversed() + file.events)
                ? .taken : .broken("order or repetition changes what events tell")
        } catch {
            return error.findings.isEmpty ? .broken("they are refused without a finding") : .refused
        }
    }

    static func manifest(_ bytes: [UInt8]) -> Reading {
        let (manifest, findings) = Manifest.read(bytes)
        guard findings.isEmpty else { return .refused }
        guard let manifest else { return .broken("it is refused without a finding") }
        guard let written = try? manifest.bytes else { return .broken("a sound manifest cannot be written") }
        let again = Manifest.read(written)
        return again.findings.isEmpty && again.manifest == manifest
            ? .taken : .broken("what was written is read otherwise")
    }

    static func order(_ bytes: [UInt8]) -> Reading {
        let (order, findings) = Order.read(bytes)
        guard findings.isEmpty else { return .refused }
        guard let order else { return .broken("it is refused without a finding") }
        guard let written = try? order.bytes else { return .broken("a sound order cannot be written") }
        let again = Order.read(written)
        return again.findings.isEmpty && again.order == order ? .taken : .broken("what was written is read otherwise")
    }
}

extension JSONTree {
    /// Whether its keys are such as our files have: others are not escaped when they are written.
    fileprivate var hasPlainKeys: Bool {
        switch value {
        case .object(let members):
            members.allSatisfy { member in
                member.key.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
                    && member.value.hasPlainKeys
            }
        case .array(let elements): elements.allSatisfy(\.hasPlainKeys)
        case .text, .number, .bool, .null: true
        }
    }
}
