import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct DemoTests {
        @Test func `the demo goes from the sample extract to sealed batches and says where they are`() throws {
            let sample = try SampleRun.shared
            #expect(sample.demo.status == 0)
            #expect(sample.demo.errors == "")
            let lines = sample.demo.output.split(separator: "\n")
            #expect(lines.last == "Workspace: \(sample.workspace.path)")
            for picture in ["digid-basis-1.png", "dormant-1.png", "no-email-1.png", "bounce-1.png", "bounce-2.png"] {
                #expect(Files.exists(sample.workspace.file("pictures").appending(picture)), "\(picture)")
            }
        }

        @Test func `the demo seals batches of every product`() async throws {
            let sample = try SampleRun.shared
            let status = try await sample.workspace.status()
            #expect(status.state == "sealed")
            #expect(
                Set(status.batches.map(\.product)) == ["digid-basis", "dormant", "no-email", "bounce", "bounce-letter"])
            #expect(status.batches.map(\.id) == sample.batches.map(\.manifest.batch.id))
            #expect(status.batches.allSatisfy { $0.state == "sealed" && $0.pieces > 0 })
            for (batch, sealed) in zip(status.batches, sample.batches) {
                #expect(sealed.manifest.product.kind == (batch.product == "bounce" ? "card" : "letter"))
                #expect(sealed.manifest.batch.test)
            }
        }
    }
}

extension SealedBatch {
    /// What is printed, as `status` names it; the batch itself does not tell.
    func product(in status: StatusAnswer) throws -> String {
        try #require(status.batches.first { $0.id == manifest.batch.id }?.product)
    }
}
