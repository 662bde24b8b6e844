import Foundation
import LetterComposition
package import MailboxDomain
import PageLayout
import StrictFiles
package import SystemPackage

/// The pages of the desk as a folder to send round: plain HTML, pictures, and a proof of every letter as PDF.
///
/// It opens in any browser, from a disk or a shared drive, without this program.
package struct DeskExport: Sendable {
    private let desk: Desk
    private let pages: DeskPages

    package init(_ desk: Desk, time: DutchTime) {
        self.desk = desk
        pages = DeskPages(desk, links: FolderLinks(), time: time)
    }

    /// Fills a folder that appears whole or not at all.
    ///
    /// - Returns: how many proofs are in it.
    package func write(to place: FilePath) async throws -> Int {
        try await PartialFolder.fillNew(place, fill)
    }

    private func fill(_ folder: PartialFolder) async throws -> Int {
        for name in [FolderLinks.pictures, FolderLinks.proofs] {
            let path = folder.path.appending(name)
            do {
                try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
            } catch { throw FileError.cannotCreate(path, reason: Errno(beneath: error).description) }
        }
        try write(PackageResources.desk_css + PackageResources.writing_css, to: .style, in: folder)
        try write(PackageResources.icoon_svg, to: .icon, in: folder)
        try write(try await pages.overview(), to: .overview, in: folder)
        try write(try await pages.readers(), to: .readers, in: folder)
        var proofs = 0
        for situation in try await desk.situations() {
            try write(try await pages.signOff(situation.product), to: .signOff(situation.product), in: folder)
            try write(try await pages.forms(situation.product), to: .forms(situation.product), in: folder)
            try await writeForms(of: situation, in: folder)
            for persona in desk.personas.all {
                let choices = TemplateChoices(reader: persona.id)
                try write(
                    try await pages.template(situation.product, choices), to: .template(situation.product, choices),
                    in: folder)
                if try await writeLetter(to: persona, of: situation, in: folder) { proofs += 1 }
            }
        }
        return proofs
    }

    /// Pictures of the letters that are nobody's own: of readers who did not ask for large print, in large print.
    private func writeForms(of situation: TemplateSituation, in folder: PartialFolder) async throws {
        guard let material = situation.shown else { return }
        for cell in try await desk.forms(of: situation)
        where cell.letter.profile.name != cell.persona.layout(of: material.template) {
            for page in cell.letter.sides.indices {
                var key = PictureKey(cell.letter, of: situation.product, material, page: page + 1)
                key.density = .office
                try await write(key, in: folder)
            }
        }
    }

    /// Pictures and proof of one letter; false where it cannot be laid out.
    private func writeLetter(
        to persona: Persona, of situation: TemplateSituation, in folder: PartialFolder
    ) async throws -> Bool {
        guard let letter = try await desk.letter(to: persona, on: nil, of: situation), !letter.sides.isEmpty,
            let material = situation.shown
        else { return false }
        var key = PictureKey(letter, of: situation.product, material, page: 1)
        for page in letter.sides.indices {
            key.page = page + 1
            key.density = .office
            try await write(key, in: folder)
            key.density = .small
            try await write(key, in: folder)
        }
        if persona.id == desk.personas.first.id {
            (key.page, key.density) = (1, .normal)
            try await write(key, in: folder)
        }
        guard letter.fault == nil, let proof = FolderLinks().proof(of: key) else { return false }
        try await desk.writeProof(letter, title: situation.title, to: folder.path.appending(proof))
        return true
    }

    private func write(_ key: PictureKey, in folder: PartialFolder) async throws {
        guard let bytes = try await desk.picture(key) else { return }
        try write(bytes, to: .picture(key), in: folder)
    }

    private func write(_ html: String?, to address: DeskAddress, in folder: PartialFolder) throws {
        guard let html else { return }
        try write(Array(html.utf8), to: address, in: folder)
    }

    /// Not brought to the disk one by one, unlike batches: what a crash would take can be made again.
    private func write(_ bytes: [UInt8], to address: DeskAddress, in folder: PartialFolder) throws(FileError) {
        guard let name = FolderLinks().link(to: address) else { return }
        let path = folder.path.appending(name)
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
            try file.closeAfter { _ = try file.writeAll(bytes) }
        } catch { throw .cannotWrite(path, reason: "\(error)") }
    }
}
