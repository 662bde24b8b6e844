import AudienceSelection
import SystemPackage
import TestSupport

@testable import FallbackRun

/// The settings that a new workspace gets.
enum ShippedSettings {
    static func policy() throws -> Policy { try Policy(yaml: text("policy.yaml"), file: "policy.yaml") }

    static func configuration() throws -> Configuration {
        try Configuration(yaml: text("postvangnet.yaml"), file: "postvangnet.yaml")
    }

    private static func text(_ name: String) throws -> String {
        try Files.text(Project.root.appending("Sources/FallbackRun/Resources").appending(name))
    }
}
