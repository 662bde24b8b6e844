import AudienceSelection
import Foundation
import LetterComposition
package import PaperMail
import Stationery
import StrictFiles
import SystemPackage

/// What a workspace does with personal data, from its policy and configuration as they are: a draft for the register of
/// processing (GDPR, article 30) and for a data protection impact assessment (article 35), in Dutch.
///
/// What no file says a person must fill in; it is marked.
package struct ProcessingReport: Codable, Sendable {
    package var formatVersion = 1
    package var test: Bool
    /// SHA-256 of the files that it was made from, by path.
    package var sources: [String: FileDigest]
    package var controller: [Statement]
    package var purposes: [Purpose]
    package var subjects: [Statement]
    package var categories: [Category]
    package var recipients: [Recipient]
    package var terms: [Term]
    package var measures: [Measure]
    package var rights: [Statement]
    package var assessment: [Statement]

    package struct Statement: Codable, Hashable, Sendable {
        package var text: String
        /// Whether a person must fill it in or confirm it.
        package var mustFill: Bool

        init(_ text: String, mustFill: Bool = false) { (self.text, self.mustFill) = (text, mustFill) }

        static func fill(_ text: String) -> Statement { Statement(text, mustFill: true) }
    }

    package struct Purpose: Codable, Hashable, Sendable {
        package var audience: String
        package var purpose: String
        /// Who is in the audience, by the thresholds of the policy.
        package var criteria: String
        package var legalBasis: Statement
        /// The most pieces in a run; nil for no limit.
        package var limit: Int?
    }

    package struct Category: Codable, Hashable, Sendable {
        package var category: String
        /// Columns of the extract, or what else it is; with the register's element where there is one.
        package var data: [String]
        package var source: String
        package var keptIn: String
        package var term: String
        /// Why it is needed.
        package var need: Statement
    }

    package struct Recipient: Codable, Hashable, Sendable {
        package var name: Statement
        package var role: String
        package var receives: String
        package var conditions: [Statement]
    }

    package struct Term: Codable, Hashable, Sendable {
        package var what: String
        /// Nil where nothing ends it.
        package var days: Int?
        package var from: String
    }

    package struct Measure: Codable, Hashable, Sendable {
        package var measure: String
        package var state: String
        /// Whether the setting leaves something open that a stricter one would close.
        package var isWeak: Bool
    }

    package init(of workspace: Workspace) throws {
        let settings = try RunSettings(of: workspace)
        let (configuration, policy) = (settings.configuration, settings.policy)
        test = configuration.isTest
        let paths = [WorkspaceSettings.policyPath, WorkspaceSettings.configurationPath, StationeryPath.sender]
        sources = Dictionary(
            uniqueKeysWithValues: paths.map { ($0, FileDigest(of: (settings.sources[$0] ?? "").utf8)) })
        controller = Self.controller(settings.stationery.sender)
        purposes = policy.audiences.map { Purpose($0, policy.thresholds) }
        subjects = Self.subjects
        categories = Self.categories(configuration)
        recipients = Self.recipients(configuration)
        terms = Self.terms(configuration.retention, printers: configuration.usedPrinters)
        measures = Self.measures(configuration, policy)
        rights = Self.rights
        assessment = Self.assessment(policy)
    }

    private static func controller(_ sender: Sender) -> [Statement] {
        let name = sender.organisation ?? sender.name
        let isSample = sender.values[sender.organisation == nil ? "afzender" : "organisatie"]?.isSample ?? true
        return [
            Statement("Verwerkingsverantwoordelijke: \(name)", mustFill: isSample),
            .fill("Contactgegevens van de verwerkingsverantwoordelijke"),
            .fill("Functionaris gegevensbescherming: naam en contactgegevens"),
            .fill("Gezamenlijke verwerkingsverantwoordelijken en hun onderlinge regeling, of: geen"),
        ]
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

extension Configuration {
    /// The printers that get anything, each once.
    var usedPrinters: [Printer] {
        Set(routing.printers).sorted().compactMap { printers[$0] }
    }
}
