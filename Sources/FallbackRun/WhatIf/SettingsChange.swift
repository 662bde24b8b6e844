package import AudienceSelection
import Foundation
import MailboxDomain
import Stationery
import StrictFiles
package import SystemPackage

/// Settings to plan or forecast with in place of the workspace's own, which stay as they are.
package struct SettingsChange: Sendable {
    /// In place of policy.yaml.
    package var policy: FilePath?
    /// In place of postvangnet.yaml: printers, rates, limits.
    package var configuration: FilePath?
    /// In place of the folder Templates.
    package var templates: FilePath?
    /// The most pieces in a run, by audience; nil for no limit.
    package var waves: [Audience: Int?]

    package init(
        policy: FilePath? = nil, configuration: FilePath? = nil, templates: FilePath? = nil,
        waves: [Audience: Int?] = [:]
    ) {
        self.policy = policy
        self.configuration = configuration
        self.templates = templates
        self.waves = waves
    }

    /// What letters are made of; fonts are the workspace's in any case.
    func stationery(of workspace: Workspace) throws -> StationeryFiles {
        let own = StationeryFiles(in: workspace.root)
        guard let templates else {
            try own.checkReadable(in: workspace.root)
            return own
        }
        let folder = templates.absolute
        guard folder.lastComponent?.string == Self.folder, FileManager.default.fileExists(atPath: folder.string) else {
            throw WhatIfError.noTemplates(templates)
        }
        let root = folder.removingLastComponent()
        let other = StationeryFiles(in: root)
        try other.checkReadable(in: root)
        let isOfTemplates = { (path: String) in path.hasPrefix(Self.folder + "/") }
        return StationeryFiles(
            texts: own.texts.filter { !isOfTemplates($0.key) }.merging(other.texts.filter { isOfTemplates($0.key) }) {
                $1
            }, unreadable: other.unreadable.filter(isOfTemplates))
    }

    private static let folder = "Templates"

    func setWaves(of policy: inout Policy) throws(WhatIfError) {
        for (audience, limit) in waves {
            guard audience.hasWaves else { throw .noWaves(audience) }
            guard let place = policy.audiences.firstIndex(where: { $0.audience == audience }) else {
                throw .notInPolicy(audience)
            }
            policy.audiences[place].waveLimit = limit
        }
    }

    /// A finding under the name of the file that was read.
    func named(_ finding: Finding) -> Finding {
        let files = [WorkspaceSettings.policyPath: policy, WorkspaceSettings.configurationPath: configuration]
        guard let file = files[finding.place.file] ?? nil else { return finding }
        var named = finding
        named.place.file = file.string
        return named
    }
}
