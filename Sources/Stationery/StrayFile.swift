import Foundation
import LetterComposition
import MailboxDomain
import SystemPackage

/// A file or folder among the texts that no part of the program reads: whoever put it there thinks that it counts.
struct StrayFile: Hashable, Sendable {
    enum Kind: String {
        case folder
        /// Of a product, in another file than its own.
        case text
        case file
    }

    /// From the workspace.
    let path: String
    let kind: Kind

    var finding: Finding {
        Finding(
            code: StationeryFault.unreadFile, place: .init(file: path),
            message: "Nothing reads this \(kind == .folder ? "folder" : "file"). Give it the name that it should have, "
                + "or take it away.",
            allowed: kind == .folder ? Product.allCases.map(\.rawValue) : [], details: [kind.rawValue])
    }
}

extension StrayFile.Kind {
    /// - Parameter allowed: the names of folders.
    func inDutch(allowed: String) -> String {
        switch self {
        case .folder: "Deze map leest niemand. Kijk of de naam klopt: de brieven staan in \(allowed)."
        case .text:
            "Dit bestand leest niemand: de tekst van een brief staat in nl.md. Zet de tekst daar, of haal dit weg."
        case .file: "Dit bestand leest niemand. Kijk of de naam en de map kloppen, of haal het weg."
        }
    }
}

extension StrayFile {
    /// In the order of their paths.
    static func all(in root: FilePath) -> [StrayFile] {
        let products = Dictionary(uniqueKeysWithValues: Product.allCases.map { (StationeryPath.folder(of: $0), $0) })
        let kinds = Dictionary(uniqueKeysWithValues: StationeryPath.shared.map { (String($0.folder.dropLast()), $0) })
        var strays: [StrayFile] = []
        for path in entries(of: "Templates", in: root) where !StationeryPath.common.contains(path) {
            let isFolder = isFolder(path, in: root)
            if let product = products[path], isFolder {
                let own = [
                    StationeryPath.header(of: product), StationeryPath.text(of: product),
                    StationeryPath.signOffs(of: product),
                ]
                for file in entries(of: path, in: root) where !own.contains(file) {
                    strays.append(StrayFile(file, in: root, otherwise: file.hasSuffix(".md") ? .text : .file))
                }
            } else if let kind = kinds[path], isFolder {
                for file in entries(of: path, in: root) where kind.name(at: file) == nil {
                    strays.append(StrayFile(file, in: root, otherwise: .file))
                }
            } else {
                strays.append(StrayFile(path, in: root, otherwise: .file))
            }
        }
        return strays
    }

    private init(_ path: String, in root: FilePath, otherwise kind: Kind) {
        self.init(path: path, kind: Self.isFolder(path, in: root) ? .folder : kind)
    }

    /// Without what other programs leave for themselves.
    private static func entries(of folder: String, in root: FilePath) -> [String] {
        // A folder that is not there holds nothing; what needs it says so.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(folder).string)) ?? []
        return names.filter { !isLeftover($0) }.sorted().map { "\(folder)/\($0)" }
    }

    private static func isLeftover(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~") || name.hasPrefix("#") || name.hasSuffix("~")
            || [".bak", ".tmp", ".swp", ".orig"].contains { name.lowercased().hasSuffix($0) }
            || ["thumbs.db", "desktop.ini", "readme.md", "readme.txt"].contains(name.lowercased())
    }

    private static func isFolder(_ path: String, in root: FilePath) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: root.appending(path).string, isDirectory: &isFolder)
            && isFolder.boolValue
    }
}
