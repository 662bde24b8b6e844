/// Why a piece came back.
package enum ReturnReason: String, CaseIterable, Sendable {
    case moved, unknown, deceased, refused
    case noSuchAddress = "no-such-address"
}
