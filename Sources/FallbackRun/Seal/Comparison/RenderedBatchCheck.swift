import MailboxDomain
import PDFFinishing
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// Compares a rendered batch with what rendering recorded of it, and with what the plan says that it must be.
///
/// The files are those that were written; the list of pieces, with the digest of all that stands on each one's pages, is
/// the plan's; and a sample of pages looks like the same pages drawn anew.
struct RenderedBatchCheck {
    let batch: PlannedBatch
    let rendered: RenderedBatch
    /// Where it stands as it was rendered.
    let place: FilePath
    /// Numbers of its pieces that were taken out, as the ledger has them.
    let withdrawn: Set<Int>

    /// What is wrong with a batch.
    enum Fault: Error, Hashable {
        case fileChanged(String)
        /// What is recorded of it is not what the plan comes to.
        case recordDiffers
        case listDiffers
        case looksDifferent(PieceID?)
    }

    /// What the process that computes it again need not try.
    var order: RenderOrder {
        RenderOrder(
            batch,
            without: Set(rendered.setAside.filter { $0.code == BatchPlacement.killsProcess }.map(\.piece.number)),
            withdrawn: withdrawn)
    }

    /// The files as rendering recorded them, which are the bytes that lie there.
    func checkFiles() throws {
        guard let files = rendered.files else { throw Fault.recordDiffers }
        let names = rendered.pieces > 0 ? BatchFile.rendered : [.pieces]
        guard Set(files.map(\.name)) == Set(names.map(\.name)), files.count == names.count else {
            throw Fault.recordDiffers
        }
        for file in names {
            guard let known = files.first(where: { $0.name == file.name }),
                try stored(file) == known
            else { throw Fault.fileChanged(file.name) }
        }
    }

    /// Nil for a file that is not there; one that the disk does not give is no fault of the batch.
    private func stored(_ file: BatchFile) throws -> RenderedBatch.File? {
        do { return try RenderedBatch.File(of: file, in: place) } catch FileError.missing { return nil }
    }

    /// - Parameter folder: where the batch was computed again; it is written to.
    func compare(with folder: FilePath) async throws -> ExpectedBatch {
        let again = try RecordFile.read(RecomputedBatch.self, from: folder.appending(RecomputedBatch.fileName))
        guard again.pieces == rendered.pieces, again.sheets == rendered.sheets, again.setAside == rendered.setAside
        else { throw Fault.recordDiffers }
        let digests = Dictionary(
            (rendered.files ?? []).map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        guard digests[BatchFile.pieces.name] == again.list else { throw Fault.listDiffers }
        let shown = folder.appending("shown.pdf")
        do throws(FinishingError) {
            try PageArrangement(again.redrawn, isPlain: true).write(
                place.appending(BatchFile.letters.name).string, to: shown.string)
        } catch {
            // A disk that is full is no fault of the batch.
            if case .cannotWrite = error { throw error }
            throw Fault.fileChanged(BatchFile.letters.name)
        }
        let count = again.redrawn.count
        let before = try await PagePictures(of: shown, pages: count, lookingAt: again.redrawn)
        let now = try await PagePictures(of: folder.appending(RecomputedBatch.redrawnPages), pages: count)
        guard before.digests == now.digests, now.digests.count == count else {
            let index = zip(before.digests, now.digests).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            throw Fault.looksDifferent(try index.flatMap { try piece(onPage: again.redrawn[$0]) })
        }
        return ExpectedBatch(
            files: digests, pages: folder.appending(RecomputedBatch.pages), drawnAnew: Set(again.redrawn),
            unseen: before.findings)
    }

    private func piece(onPage page: Int) throws -> PieceID? {
        try PieceList.rows(in: place).first { ($0.firstPage...$0.lastPage).contains(page) }?.piece
    }
}

extension RenderedBatchCheck.Fault {
    var piece: PieceID? { if case .looksDifferent(let piece) = self { piece } else { nil } }

    var text: String {
        switch self {
        case .fileChanged(let name): "\(name) is not what was rendered: it was changed or damaged since."
        case .recordDiffers: "rendered.json is not what the plan comes to: it was changed, or the software was."
        case .listDiffers:
            "pieces.csv, or something on the pages that it lists, is not what the plan comes to: it was changed, or the software was."
        case .looksDifferent:
            "A page does not look like the same page drawn anew from the plan: it was changed, or the software was."
        }
    }
}
