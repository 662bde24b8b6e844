import Foundation
package import SystemPackage
import Testing

/// A job ticket as a program that has nothing of ours reads it (read-ticket.py).
package struct ReadTicket: Decodable, Sendable {
    /// A layer of the folded sheet: what of the sheet it is, in millimetres from its head.
    package struct Layer: Hashable, Decodable, Sendable {
        package let from: Double
        package let to: Double
        package let isFrontUp: Bool

        package init(from: Double, to: Double, isFrontUp: Bool) {
            (self.from, self.to, self.isFrontUp) = (from, to, isFrontUp)
        }
    }

    /// What is against the rules of XJDF.
    package let problems: [String]
    /// The root's children: elements, and the names of sets of resources.
    package let order: [String]
    package let comments: [String]
    /// What stands in GeneralID, by its usage.
    package let ids: [String: [String]]
    /// The sets of resources that are of one step alone.
    package let steps: [String: [String]]
    /// The attributes of the first element of each name.
    package let elements: [String: [String: String]]
    /// From the top down; nil where nothing is folded.
    package let folded: [Layer]?

    package static func read(_ tickets: [FilePath]) async throws -> [ReadTicket] {
        let script = String(decoding: PackageResources.read_ticket_py, as: UTF8.self)
        let run = try await ProgramRun(.python, ["-c", script] + tickets.map(\.string))
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode([ReadTicket].self, from: Data(run.bytes))
    }
}
