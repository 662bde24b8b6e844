package import MailboxDomain
import PrintHouse
import Stationery
package import SystemPackage

/// Whose SSH signature a sign-off needs, where a workspace asks for one: a list of allowed signers (ssh-keygen(1)), as it is now.
package struct TextSigners: Sendable {
    /// What such a signature is for (`namespaces` in the list).
    package static let namespace = "postvangnet-sign-off"

    private let list: FilePath

    init(_ list: FilePath) { self.list = list }

    /// Signs a statement with a private key, or with the public half of one that an agent holds.
    package func sign(_ statement: [UInt8], with key: FilePath) async throws -> (name: String, signature: String) {
        guard (try? Stat(list).type) == .regular else { throw TextSignerError.listMissing(list) }
        let signature = MessageSignature(of: statement, for: Self.namespace)
        let text: String
        do { text = try await signature.make(with: key) } catch PrintHouseError.signingKeyMissing,
            PrintHouseError.cannotSign
        {
            throw TextsPackError.cannotSign(key)
        } catch PrintHouseError.toolMissing(let tool, let package) {
            throw TextsPackError.toolMissing(tool: tool, package: package)
        }
        guard case .known(let name) = try await signature.maker(of: text, among: list) else {
            throw TextSignerError.notASigner(list)
        }
        return (name, text)
    }

    /// The roles whose word on a product is not signed by who gave it.
    func unsigned(in record: SignOffRecord?) async throws -> [SignOff.Role] {
        var roles: [SignOff.Role] = []
        for signOff in record?.signOffs ?? [] {
            guard let record, let text = signOff.signature,
                case .known(let name) = try await MessageSignature(
                    of: signOff.statement(on: record.product), for: Self.namespace
                ).maker(of: text, among: list), name == signOff.name
            else {
                roles.append(signOff.role)
                continue
            }
        }
        return roles
    }
}

/// Why a text is not signed off with a key, for who writes letters.
package enum TextSignerError: DutchReportedError, Hashable {
    case needsKey
    /// The workspace asks for no keys.
    case noList
    case listMissing(FilePath)
    case notASigner(FilePath)

    package var description: String {
        switch self {
        case .needsKey:
            "In deze werkmap vraagt een akkoord een SSH-sleutel. Noem hem: --key SLEUTEL, in plaats van --by NAAM."
        case .noList:
            "In deze werkmap staat niet wie met een sleutel mag aftekenen (signOff: signers). Gebruik --by NAAM, of vraag wie de "
                + "werkmap beheert om zo'n lijst."
        case .listMissing(let list):
            "De lijst van wie mag aftekenen is er niet: \(list). Vraag het wie de werkmap beheert."
        case .notASigner(let list):
            "Deze sleutel staat niet in de lijst van wie nu mag aftekenen (\(list), voor postvangnet-sign-off)."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .needsKey, .notASigner: .notApproved
        case .noList, .listMissing: .badConfiguration
        }
    }
}
