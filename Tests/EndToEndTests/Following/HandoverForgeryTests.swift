import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Orders, batches and deliveries that somebody changed after the seal, in the outbox or in the drop folder.
    struct HandoverForgeryTests {
        struct Forgery: Sendable, CustomTestStringConvertible {
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

        private static let otherKey = "name its public half in the file of signing.signers"

        static let orders: [Forgery] = [
            Forgery("an order without a signature", 65, "order.json.sig: The file is not there") {
                try Files.remove(FilePath("\($0.order).sig"))
            },
            Forgery("an order that a stranger signed", 65, otherKey) { try await $0.sign($0.order, with: $0.stranger) },
            Forgery("an order changed under its signature", 65, "one of them was changed after sealing") {
                try $0.changeOrder { $0["sender"] = "Somebody else" }
            },
            Forgery("an order changed and signed by a stranger", 65, otherKey) {
                try $0.changeOrder { try $0.change("2026-11-0002", "pieces", to: 9) }
                try await $0.sign($0.order, with: $0.stranger)
            },
            Forgery("the signature of something else of ours", 65, "The signature is not of this order.json") {
                let batch = $0.workspace.batch(1).appending("SHA256SUMS.sig")
                try Files.write(Files.bytes(batch), to: FilePath("\($0.order).sig"))
            },
            Forgery("our signature for another purpose", 65, "for another purpose") {
                try await $0.sign($0.order, with: $0.key, namespace: "git")
            },
            Forgery("a signature that is none", 65, "not a signature as ssh-keygen writes it") {
                try Files.write("signed".utf8, to: FilePath("\($0.order).sig"))
            },
            Forgery("the order of another run, with our seal", 65, "is the order of another run") {
                let text = try Files.text($0.order).replacing("2026-11", with: "2026-12")
                try Files.write(text.utf8, to: $0.order)
                try await $0.sign($0.order, with: $0.key)
            },
            Forgery("an order of real mail for a test, with our seal", 65, "or of a test where this is none") {
                try $0.changeOrder { $0["test"] = false }
                try await $0.sign($0.order, with: $0.key)
            },
            Forgery("a batch taken out of the order, with our seal", 65, "lacks the batch 2026-11-0002") {
                try $0.changeOrder { try $0.remove("2026-11-0002") }
                try await $0.sign($0.order, with: $0.key)
            },
            Forgery("a batch taken out of the order and the outbox", 65, "lacks the batch 2026-11-0002") {
                try $0.changeOrder { try $0.remove("2026-11-0002") }
                try await $0.sign($0.order, with: $0.key)
                try Files.remove($0.workspace.batch(2))
            },
            Forgery("a batch more in the order, signed by a stranger", 65, otherKey) {
                try $0.changeOrder { try $0.add("2026-11-0015", like: "2026-11-0002") }
                try await $0.sign($0.order, with: $0.stranger)
            },
            Forgery("a batch more in the order, with our seal", 65, "2026-11-0015, which the ledger does not know") {
                try $0.changeOrder { try $0.add("2026-11-0015", like: "2026-11-0002") }
                try await $0.sign($0.order, with: $0.key)
            },
            Forgery("a piece more in the order, with our seal", 65, "has 3 pieces in the batch 2026-11-0002") {
                try $0.changeOrder { try $0.change("2026-11-0002", "pieces", to: 3) }
                try await $0.sign($0.order, with: $0.key)
            },
            Forgery("another batch under the order's digest", 65, "2026-11-0002/SHA256SUMS is not what was sealed") {
                try $0.changeOrder {
                    try $0.change("2026-11-0002", "checksumsSha256", to: String(repeating: "0", count: 64))
                }
                try await $0.sign($0.order, with: $0.key)
            },
            Forgery("no order", 65, "order.json is not there, and 2026-11-0001") { try Files.remove($0.order) },
            Forgery("an order of a reprint that nobody ordered", 65, "order-2.json is none of what was sealed") {
                try Files.copy($0.order, to: $0.workspace.outbox.appending("order-2.json"))
            },
            Forgery("a link in place of the order", 65, "order.json is a link") {
                let other = $0.workspace.file("runs/2026-11/other.json")
                try Files.copy($0.order, to: other)
                try Files.remove($0.order)
                try ForgedHandover.link($0.order, to: other)
            },
            Forgery("a link in place of the order's signature", 65, "order.json.sig is a link") {
                let other = $0.workspace.file("runs/2026-11/other.sig")
                try Files.copy(FilePath("\($0.order).sig"), to: other)
                try Files.remove(FilePath("\($0.order).sig"))
                try ForgedHandover.link(FilePath("\($0.order).sig"), to: other)
            },
            Forgery("a pull list that a stranger signed", 65, otherKey) {
                let list = $0.workspace.outbox.appending("pull.csv")
                try Files.write("batch_id,piece_id\n".utf8, to: list)
                try await $0.sign(list, with: $0.stranger)
            },
            Forgery("a pull list of pieces that nobody called back, with our seal", 65, "postvangnet recall 2026-11") {
                let list = $0.workspace.outbox.appending("pull.csv")
                let piece = try #require(SealedBatch($0.workspace.batch(1)).rows.first).piece
                try Files.write("batch_id,piece_id\n2026-11-0001,\(piece)\n".utf8, to: list)
                try await $0.sign(list, with: $0.key)
            },
        ]

        static let batches: [Forgery] = [
            Forgery("a batch without a signature", 65, "2026-11-0003/SHA256SUMS.sig: The file is not there") {
                try Files.remove($0.workspace.batch(3).appending("SHA256SUMS.sig"))
            },
            Forgery("a batch that a stranger signed", 65, otherKey) {
                try await $0.sign($0.workspace.batch(3).appending("SHA256SUMS"), with: $0.stranger)
            },
            Forgery("a batch with another's signature", 65, "The signature is not of this SHA256SUMS") {
                let other = $0.workspace.batch(4).appending("SHA256SUMS.sig")
                try Files.write(Files.bytes(other), to: $0.workspace.batch(3).appending("SHA256SUMS.sig"))
            },
            Forgery("a batch that we signed for another purpose", 65, "for another purpose") {
                try await $0.sign($0.workspace.batch(3).appending("SHA256SUMS"), with: $0.key, namespace: "git")
            },
            Forgery("a batch forged, sums made right, signed by a stranger", 65, "SHA256SUMS is not what was sealed") {
                try await $0.forgeBatch(1)
            },
            Forgery("a batch forged, sums made right, with our seal", 65, "SHA256SUMS is not what was sealed") {
                try await $0.forgeBatch(1)
                try await $0.sign($0.workspace.batch(1).appending("SHA256SUMS"), with: $0.key)
            },
            Forgery("a batch forged, and an order for it, all signed by a stranger", 65, otherKey) {
                try await $0.forgeBatch(1)
                let sums = $0.workspace.batch(1).appending("SHA256SUMS")
                let digest = String(try await Program.sha256sum.text([sums.string]).prefix(64))
                try $0.changeOrder { try $0.change("2026-11-0001", "checksumsSha256", to: digest) }
                try await $0.sign($0.order, with: $0.stranger)
            },
            Forgery("a batch in another's place", 65, "2026-11-0003/SHA256SUMS is not what was sealed") {
                try Files.remove($0.workspace.batch(3))
                try Files.copy($0.workspace.batch(2), to: $0.workspace.batch(3))
            },
            Forgery("a batch that nobody planned", 65, "2026-11-0015 is none of what was sealed") {
                try Files.copy($0.workspace.batch(2), to: $0.workspace.batch(15))
            },
            Forgery("a batch of another run", 65, "2026-10-0001 is none of what was sealed") {
                try Files.copy($0.workspace.batch(2), to: $0.workspace.outbox.appending("2026-10-0001"))
            },
            Forgery("a batch that is gone", 66, "2026-11-0003 is not there") {
                try Files.remove($0.workspace.batch(3))
            },
            Forgery("a file that is gone", 66, "pieces.csv is not there") {
                try Files.remove($0.workspace.batch(3).appending("pieces.csv"))
            },
            Forgery("a file more, and in the sums", 65, "SHA256SUMS is not what was sealed") {
                let batch = $0.workspace.batch(3)
                try Files.write("more".utf8, to: batch.appending("zip.txt"))
                let line = try await ProgramRun(.sha256sum, ["zip.txt"], in: batch).output
                let sums = batch.appending("SHA256SUMS")
                try Files.write((Files.text(sums) + line).utf8, to: sums)
                try await $0.sign(sums, with: $0.key)
            },
            Forgery("sums that leave out the manifest", 65, "SHA256SUMS is not what was sealed") {
                let sums = $0.workspace.batch(3).appending("SHA256SUMS")
                try Files.changeLines(of: sums) { $0.removeAll { $0.hasSuffix("manifest.json") } }
                try await $0.sign(sums, with: $0.key)
            },
            Forgery("something that passes for an encrypted batch", 65, "which it was made from") {
                let batch = $0.workspace.batch(3)
                try Files.remove(batch)
                try ForgedHandover.makeFolder(batch)
                try Files.write("age".utf8, to: batch.appending("2026-11-0003.tar.age"))
                let sums = try await ProgramRun(.sha256sum, ["2026-11-0003.tar.age"], in: batch).output
                try Files.write(sums.utf8, to: batch.appending("SHA256SUMS"))
            },
            Forgery("a link in place of a file", 65, "2026-11-0003/letters.pdf is a link") {
                let letters = $0.workspace.batch(3).appending("letters.pdf")
                let other = $0.workspace.file("runs/2026-11/other.pdf")
                try Files.copy(letters, to: other)
                try Files.remove(letters)
                try ForgedHandover.link(letters, to: other)
            },
            Forgery("a link in place of a batch", 65, "2026-11-0003 is not what was sealed") {
                let other = $0.workspace.file("runs/2026-11/other")
                try Files.copy($0.workspace.batch(3), to: other)
                try Files.remove($0.workspace.batch(3))
                try ForgedHandover.link($0.workspace.batch(3), to: other)
            },
        ]

        static let deliveries: [Forgery] = [
            Forgery("a drop folder that everybody may write to", 78, "chmod o-w") {
                try ForgedHandover.setMode(0o777, of: $0.drop)
            },
            Forgery("one like /tmp", 78, "Every user of this machine may write into") {
                try ForgedHandover.setMode(0o1777, of: $0.drop)
            },
            Forgery("a run's folder in it that everybody may write to", 78, "chmod o-w") {
                try ForgedHandover.makeFolder($0.delivered)
                try ForgedHandover.setMode(0o777, of: $0.delivered)
            },
            Forgery("a link in place of the run's folder", 73, "drop/2026-11 is a link") {
                try ForgedHandover.link($0.delivered, to: $0.elsewhere)
            },
            Forgery("a link in place of the run's folder that leads nowhere yet", 73, "drop/2026-11 is a link") {
                try ForgedHandover.link($0.delivered, to: $0.elsewhere.appending("new"))
            },
            Forgery("a file in place of the run's folder", 73, "drop/2026-11 is there already and differs") {
                try Files.write("file".utf8, to: $0.delivered)
            },
            Forgery("a link in place of the run's folder while it is made", 73, ".2026-11.partial is a link") {
                try ForgedHandover.link($0.drop.appending(".2026-11.partial"), to: $0.elsewhere)
            },
            Forgery("a link in place of a batch", 73, "2026-11/2026-11-0003 is a link") {
                try ForgedHandover.link($0.delivered.appending("2026-11-0003"), to: $0.elsewhere)
            },
            Forgery("a link to the very batch", 73, "2026-11/2026-11-0003 is a link") {
                try ForgedHandover.link($0.delivered.appending("2026-11-0003"), to: $0.workspace.batch(3))
            },
            Forgery("a link in place of a batch while it is copied", 73, ".2026-11-0003.partial is a link") {
                try ForgedHandover.link($0.delivered.appending(".2026-11-0003.partial"), to: $0.elsewhere)
            },
            Forgery("a link in place of a file of a batch that is there", 73, "2026-11-0001/letters.pdf is a link") {
                let place = $0.delivered.appending("2026-11-0001")
                try ForgedHandover.makeFolder($0.delivered)
                try Files.copy($0.workspace.batch(1), to: place)
                try Files.copy(place.appending("letters.pdf"), to: $0.elsewhere.appending("letters.pdf"))
                try Files.remove(place.appending("letters.pdf"))
                try ForgedHandover.link(
                    place.appending("letters.pdf"), to: $0.elsewhere.appending("letters.pdf"))
            },
            Forgery("a link in place of the order", 73, "2026-11/order.json is a link") {
                try ForgedHandover.link($0.delivered.appending("order.json"), to: $0.elsewhere.appending("file"))
            },
            Forgery("a link to the very order", 73, "2026-11/order.json is a link") {
                try ForgedHandover.link($0.delivered.appending("order.json"), to: $0.order)
            },
            Forgery("a link in place of the order's signature", 73, "2026-11/order.json.sig is a link") {
                try ForgedHandover.link($0.delivered.appending("order.json.sig"), to: $0.elsewhere.appending("new"))
            },
            Forgery("a link in place of the order while it is copied", 73, ".order.json.partial is a link") {
                try ForgedHandover.link($0.delivered.appending(".order.json.partial"), to: $0.elsewhere)
            },
            Forgery("a pipe in place of the order", 73, "order.json is there already and differs") {
                try ForgedHandover.makeFolder($0.delivered)
                let pipe = $0.delivered.appending("order.json").string
                try #require(try await ProgramRun(.bash, ["-c", "mkfifo \"$0\"", pipe]).status == 0)
            },
            Forgery("a batch there with one byte changed", 73, "2026-11-0001 is there already and differs") {
                let place = $0.delivered.appending("2026-11-0001")
                try ForgedHandover.makeFolder($0.delivered)
                try Files.copy($0.workspace.batch(1), to: place)
                let list = place.appending("pieces.csv")
                try Files.write(Files.bytes(list).dropLast() + [0x20], to: list)
            },
            Forgery("a batch there with a file more", 73, "2026-11-0001 is there already and differs") {
                let place = $0.delivered.appending("2026-11-0001")
                try ForgedHandover.makeFolder($0.delivered)
                try Files.copy($0.workspace.batch(1), to: place)
                try Files.write("note".utf8, to: place.appending("note.txt"))
            },
            Forgery("a batch there under a stranger's seal", 73, "2026-11-0001 is there already and differs") {
                let place = $0.delivered.appending("2026-11-0001")
                try ForgedHandover.makeFolder($0.delivered)
                try Files.copy($0.workspace.batch(1), to: place)
                try await $0.sign(place.appending("SHA256SUMS"), with: $0.stranger)
            },
        ]

        @Test(arguments: orders + batches)
        func `nothing leaves an outbox in which something was forged, and the message names it`(
            forgery: Forgery
        ) async throws {
            let scene = try await ForgedHandover()
            try await forgery.change(scene)
            let ledger = try Files.bytes(scene.workspace.file("ledger.sqlite"))
            let run = try await scene.handOver()
            #expect(run.status == forgery.status && run.errors.contains(forgery.words), "\(run.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scene.drop.string).isEmpty)
            #expect(try Files.bytes(scene.workspace.file("ledger.sqlite")) == ledger)
            // Nor is it recorded that it went another way.
            let recorded = try await scene.workspace.postvangnet("handover", "2026-11", "--on", "2026-11-03")
            #expect(recorded.status == forgery.status)
        }

        @Test(arguments: deliveries)
        func `what was forged in a drop folder stays as it is, no link is followed, and nothing is recorded`(
            forgery: Forgery
        ) async throws {
            let scene = try await ForgedHandover()
            try await forgery.change(scene)
            let (before, elsewhere) = (try Files.tree(scene.drop), try Files.tree(scene.elsewhere))
            let ledger = try Files.bytes(scene.workspace.file("ledger.sqlite"))
            let run = try await scene.handOver()
            #expect(run.status == forgery.status && run.errors.contains(forgery.words), "\(run.errors)")
            let after = try Files.tree(scene.drop)
            #expect(before.allSatisfy { after[$0.key] == $0.value })
            #expect(after["2026-11/order.json"] == nil)
            #expect(try Files.tree(scene.elsewhere) == elsewhere)
            #expect(try Files.bytes(scene.workspace.file("ledger.sqlite")) == ledger)
        }
    }
}
