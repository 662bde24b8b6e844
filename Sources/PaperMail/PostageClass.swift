/// What a piece costs by where it goes: within the Netherlands, to Europe, or to the rest of the world.
package enum PostageClass: String, CaseIterable, Codable, Sendable { case domestic, europe, world }
