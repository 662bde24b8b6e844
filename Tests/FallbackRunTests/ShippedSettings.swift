import AudienceSelection
import SystemPackage
import TestSupport

@testable import FallbackRun

/// The settings that a new workspace gets.
enum ShippedSettings {
    static func policy() throws -> Policy { try Policy(yaml: text("policy.yaml"), file: "policy.yaml") }

    /// - Parameter more: what a user writes below them.
    static func configuration(with more: String = "") throws -> Configuration {
        try Configuration(yaml: text("postvangnet.yaml") + more, file: "postvangnet.yaml")
    }

    private static func text(_ name: String) throws -> String {
        try Files.text(Project.root.appending("Sources/FallbackRun/Resources").appending(name))
    }
}
