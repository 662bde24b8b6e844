import Foundation
import SystemPackage
import TestSupport
import Testing

/// Something that somebody does to an order, a batch or a delivery after the seal, in the outbox or in the drop folder.
struct HandoverForgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let status: Int32
    /// What operators are told, in part.
    let words: String
    let change: @Sendable (ForgedHandover) async throws -> Void

    init(
        _ description: String, _ status: Int32, _ words: String,
        _ change: @escaping @Sendable (ForgedHandover) async throws -> Void
    ) {
        (testDescription, self.status, self.words, self.change) = (description, status, words, change)
    }
}

extension HandoverForgery {
    private static let otherKey = "name its public half in the file of signing.signers"

    static let orders: [Self] = [
        Self("an order without a signature", 65, "order.json.sig: The file is not there") {
            try Files.remove(FilePath("\($0.order).sig"))
        },
        Self("an order that a stranger signed", 65, otherKey) { try await $0.sign($0.order, with: $0.stranger) },
        Self("an order changed under its signature", 65, "one of them was changed after sealing") {
            try $0.changeOrder { $0["sender"] = "Somebody else" }
        },
        Self("an order changed and signed by a stranger", 65, otherKey) {
            try $0.changeOrder { try $0.change("2026-11-0002", "pieces", to: 9) }
            try await $0.sign($0.order, with: $0.stranger)
        },
        Self("the signature of something else of ours", 65, "The signature is not of this order.json") {
            let batch = $0.workspace.batch(1).appending("SHA256SUMS.sig")
            try Files.write(Files.bytes(batch), to: FilePath("\($0.order).sig"))
        },
        Self("our signature for another purpose", 65, "for another purpose") {
            try await $0.sign($0.order, with: $0.key, namespace: "git")
        },
        Self("a signature that is none", 65, "not a signature as ssh-keygen writes it") {
            try Files.write("signed".utf8, to: FilePath("\($0.order).sig"))
        },
        Self("the order of another run, with our seal", 65, "is the order of another run") {
            let text = try Files.text($0.order).replacing("2026-11", with: "2026-12")
            try Files.write(text.utf8, to: $0.order)
            try await $0.sign($0.order, with: $0.key)
        },
        Self("an order of real mail for a test, with our seal", 65, "or of a test where this is none") {
            try $0.changeOrder { $0["test"] = false }
            try await $0.sign($0.order, with: $0.key)
        },
        Self("a batch taken out of the order, with our seal", 65, "lacks the batch 2026-11-0002") {
            try $0.changeOrder { try $0.remove("2026-11-0002") }
            try await $0.sign($0.order, with: $0.key)
        },
        Self("a batch taken out of the order and the outbox", 65, "lacks the batch 2026-11-0002") {
            try $0.changeOrder { try $0.remove("2026-11-0002") }
            try await $0.sign($0.order, with: $0.key)
            try Files.remove($0.workspace.batch(2))
        },
        Self("a batch more in the order, signed by a stranger", 65, otherKey) {
            try $0.changeOrder { try $0.add("2026-11-0015", like: "2026-11-0002") }
            try await $0.sign($0.order, with: $0.stranger)
        },
        Self("a batch more in the order, with our seal", 65, "2026-11-0015, which the ledger does not know") {
            try $0.changeOrder { try $0.add("2026-11-0015", like: "2026-11-0002") }
            try await $0.sign($0.order, with: $0.key)
        },
        Self("a piece more in the order, with our seal", 65, "has 3 pieces in the batch 2026-11-0002") {
            try $0.changeOrder { try $0.change("2026-11-0002", "pieces", to: 3) }
            try await $0.sign($0.order, with: $0.key)
        },
        Self("another batch under the order's digest", 65, "2026-11-0002/SHA256SUMS is not what was sealed") {
            try $0.changeOrder {
                try $0.change("2026-11-0002", "checksumsSha256", to: String(repeating: "0", count: 64))
            }
            try await $0.sign($0.order, with: $0.key)
        },
        Self("no order", 65, "order.json is not there, and 2026-11-0001") { try Files.remove($0.order) },
        Self("an order of a reprint that nobody ordered", 78, "order-2.json orders what the ledger does not") {
            try Files.copy($0.order, to: $0.workspace.outbox.appending("order-2.json"))
        },
        Self("a file that nobody sealed", 65, "notes.txt is none of what was sealed") {
            try Files.write("see".utf8, to: $0.workspace.outbox.appending("notes.txt"))
        },
        Self("a link in place of the order", 65, "order.json is a link") {
            let other = $0.workspace.file("runs/2026-11/other.json")
            try Files.copy($0.order, to: other)
            try Files.remove($0.order)
            try ForgedHandover.link($0.order, to: other)
        },
        Self("a link in place of the order's signature", 65, "order.json.sig is a link") {
            let other = $0.workspace.file("runs/2026-11/other.sig")
            try Files.copy(FilePath("\($0.order).sig"), to: other)
            try Files.remove(FilePath("\($0.order).sig"))
            try ForgedHandover.link(FilePath("\($0.order).sig"), to: other)
        },
        Self("a pull list that a stranger signed", 65, otherKey) {
            let list = $0.workspace.outbox.appending("pull.csv")
            try Files.write("batch_id,piece_id\n".utf8, to: list)
            try await $0.sign(list, with: $0.stranger)
        },
        Self("a pull list of pieces that nobody called back, with our seal", 65, "postvangnet recall 2026-11") {
            let list = $0.workspace.outbox.appending("pull.csv")
            let piece = try #require(SealedBatch($0.workspace.batch(1)).rows.first).piece
            try Files.write("batch_id,piece_id\n2026-11-0001,\(piece)\n".utf8, to: list)
            try await $0.sign(list, with: $0.key)
        },
    ]

    static let batches: [Self] = [
        Self("a batch without a signature", 65, "2026-11-0003/SHA256SUMS.sig: The file is not there") {
            try Files.remove($0.workspace.batch(3).appending("SHA256SUMS.sig"))
        },
        Self("a batch that a stranger signed", 65, otherKey) {
            try await $0.sign($0.workspace.batch(3).appending("SHA256SUMS"), with: $0.stranger)
        },
        Self("a batch with another's signature", 65, "The signature is not of this SHA256SUMS") {
            let other = $0.workspace.batch(4).appending("SHA256SUMS.sig")
            try Files.write(Files.bytes(other), to: $0.workspace.batch(3).appending("SHA256SUMS.sig"))
        },
        Self("a batch that we signed for another purpose", 65, "for another purpose") {
            try await $0.sign($0.workspace.batch(3).appending("SHA256SUMS"), with: $0.key, namespace: "git")
        },
        Self("a batch forged, sums made right, signed by a stranger", 65, "SHA256SUMS is not what was sealed") {
            try await $0.forgeBatch(1)
        },
        Self("a batch forged, sums made right, with our seal", 65, "SHA256SUMS is not what was sealed") {
            try await $0.forgeBatch(1)
            try await $0.sign($0.workspace.batch(1).appending("SHA256SUMS"), with: $0.key)
        },
        Self("a batch forged, and an order for it, all signed by a stranger", 65, otherKey) {
            try await $0.forgeBatch(1)
            let sums = $0.workspace.batch(1).appending("SHA256SUMS")
            let digest = String(try await Program.sha256sum.text([sums.string]).prefix(64))
            try $0.changeOrder { try $0.change("2026-11-0001", "checksumsSha256", to: digest) }
            try await $0.sign($0.order, with: $0.stranger)
        },
        Self("a batch in another's place", 65, "2026-11-0003/SHA256SUMS is not what was sealed") {
            try Files.remove($0.workspace.batch(3))
            try Files.copy($0.workspace.batch(2), to: $0.workspace.batch(3))
        },
        Self("a batch that nobody planned", 78, "2026-11-0015 is a batch that the ledger does not know") {
            try Files.copy($0.workspace.batch(2), to: $0.workspace.batch(15))
        },
        Self("a batch of another run", 78, "2026-10-0001 is a batch that the ledger does not know") {
            try Files.copy($0.workspace.batch(2), to: $0.workspace.outbox.appending("2026-10-0001"))
        },
        Self("a batch that is gone", 66, "2026-11-0003 is not there") {
            try Files.remove($0.workspace.batch(3))
        },
        Self("a file that is gone", 66, "pieces.csv is not there") {
            try Files.remove($0.workspace.batch(3).appending("pieces.csv"))
        },
        Self("a file more, and in the sums", 65, "SHA256SUMS is not what was sealed") {
            let batch = $0.workspace.batch(3)
            try Files.write("more".utf8, to: batch.appending("zip.txt"))
            let line = try await ProgramRun(.sha256sum, ["zip.txt"], in: batch).output
            let sums = batch.appending("SHA256SUMS")
            try Files.write((Files.text(sums) + line).utf8, to: sums)
            try await $0.sign(sums, with: $0.key)
        },
        Self("sums that leave out the manifest", 65, "SHA256SUMS is not what was sealed") {
            let sums = $0.workspace.batch(3).appending("SHA256SUMS")
            try Files.changeLines(of: sums) { $0.removeAll { $0.hasSuffix("manifest.json") } }
            try await $0.sign(sums, with: $0.key)
        },
        Self("something that passes for an encrypted batch", 65, "which it was made from") {
            let batch = $0.workspace.batch(3)
            try Files.remove(batch)
            try ForgedHandover.makeFolder(batch)
            try Files.write("age".utf8, to: batch.appending("2026-11-0003.tar.age"))
            let sums = try await ProgramRun(.sha256sum, ["2026-11-0003.tar.age"], in: batch).output
            try Files.write(sums.utf8, to: batch.appending("SHA256SUMS"))
        },
        Self("a link in place of a file", 65, "2026-11-0003/letters.pdf is a link") {
            let letters = $0.workspace.batch(3).appending("letters.pdf")
            let other = $0.workspace.file("runs/2026-11/other.pdf")
            try Files.copy(letters, to: other)
            try Files.remove(letters)
            try ForgedHandover.link(letters, to: other)
        },
        Self("a link in place of a batch", 65, "2026-11-0003 is not what was sealed") {
            let other = $0.workspace.file("runs/2026-11/other")
            try Files.copy($0.workspace.batch(3), to: other)
            try Files.remove($0.workspace.batch(3))
            try ForgedHandover.link($0.workspace.batch(3), to: other)
        },
    ]

    static let deliveries: [Self] = [
        Self("a drop folder that everybody may write to", 78, "chmod o-w") {
            try ForgedHandover.setMode(0o777, of: $0.drop)
        },
        Self("one like /tmp", 78, "Every user of this machine may write into") {
            try ForgedHandover.setMode(0o1777, of: $0.drop)
        },
        Self("a run's folder in it that everybody may write to", 78, "chmod o-w") {
            try ForgedHandover.makeFolder($0.delivered)
            try ForgedHandover.setMode(0o777, of: $0.delivered)
        },
        Self("a link in place of the run's folder", 73, "drop/2026-11 is a link") {
            try ForgedHandover.link($0.delivered, to: $0.elsewhere)
        },
        Self("a link in place of the run's folder that leads nowhere yet", 73, "drop/2026-11 is a link") {
            try ForgedHandover.link($0.delivered, to: $0.elsewhere.appending("new"))
        },
        Self("a file in place of the run's folder", 73, "drop/2026-11 is there already and differs") {
            try Files.write("file".utf8, to: $0.delivered)
        },
        Self("a link in place of the run's folder while it is made", 73, ".2026-11.partial is a link") {
            try ForgedHandover.link($0.drop.appending(".2026-11.partial"), to: $0.elsewhere)
        },
        Self("a link in place of a batch", 73, "2026-11/2026-11-0003 is a link") {
            try ForgedHandover.link($0.delivered.appending("2026-11-0003"), to: $0.elsewhere)
        },
        Self("a link to the very batch", 73, "2026-11/2026-11-0003 is a link") {
            try ForgedHandover.link($0.delivered.appending("2026-11-0003"), to: $0.workspace.batch(3))
        },
        Self("a link in place of a batch while it is copied", 73, ".2026-11-0003.partial is a link") {
            try ForgedHandover.link($0.delivered.appending(".2026-11-0003.partial"), to: $0.elsewhere)
        },
        Self("a link in place of a file of a batch that is there", 73, "2026-11-0001/letters.pdf is a link") {
            let place = $0.delivered.appending("2026-11-0001")
            try ForgedHandover.makeFolder($0.delivered)
            try Files.copy($0.workspace.batch(1), to: place)
            try Files.copy(place.appending("letters.pdf"), to: $0.elsewhere.appending("letters.pdf"))
            try Files.remove(place.appending("letters.pdf"))
            try ForgedHandover.link(
                place.appending("letters.pdf"), to: $0.elsewhere.appending("letters.pdf"))
        },
        Self("a link in place of the order", 73, "2026-11/order.json is a link") {
            try ForgedHandover.link($0.delivered.appending("order.json"), to: $0.elsewhere.appending("file"))
        },
        Self("a link to the very order", 73, "2026-11/order.json is a link") {
            try ForgedHandover.link($0.delivered.appending("order.json"), to: $0.order)
        },
        Self("a link in place of the order's signature", 73, "2026-11/order.json.sig is a link") {
            try ForgedHandover.link($0.delivered.appending("order.json.sig"), to: $0.elsewhere.appending("new"))
        },
        Self("a link in place of the order while it is copied", 73, ".order.json.partial is a link") {
            try ForgedHandover.link($0.delivered.appending(".order.json.partial"), to: $0.elsewhere)
        },
        Self("a pipe in place of the order", 73, "order.json is there already and differs") {
            try ForgedHandover.makeFolder($0.delivered)
            let pipe = $0.delivered.appending("order.json").string
            try #require(try await ProgramRun(.bash, ["-c", "mkfifo \"$0\"", pipe]).status == 0)
        },
        Self("a batch there with one byte changed", 73, "2026-11-0001 is there already and differs") {
            let place = $0.delivered.appending("2026-11-0001")
            try ForgedHandover.makeFolder($0.delivered)
            try Files.copy($0.workspace.batch(1), to: place)
            let list = place.appending("pieces.csv")
            try Files.write(Files.bytes(list).dropLast() + [0x20], to: list)
        },
        Self("a batch there with a file more", 73, "2026-11-0001 is there already and differs") {
            let place = $0.delivered.appending("2026-11-0001")
            try ForgedHandover.makeFolder($0.delivered)
            try Files.copy($0.workspace.batch(1), to: place)
            try Files.write("note".utf8, to: place.appending("note.txt"))
        },
        Self("a batch there under a stranger's seal", 73, "2026-11-0001 is there already and differs") {
            let place = $0.delivered.appending("2026-11-0001")
            try ForgedHandover.makeFolder($0.delivered)
            try Files.copy($0.workspace.batch(1), to: place)
            try await $0.sign(place.appending("SHA256SUMS"), with: $0.stranger)
        },
    ]
}
