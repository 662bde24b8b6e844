import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// `reconcile --invoice`: an invoice beside what the ledger says was sent.
    struct InvoiceTests {
        /// Seven batches of the sample, all mailed; with the pieces, class and rate of each.
        private struct Sent {
            let workspace: TestWorkspace
            let batches: [(id: String, pieces: Int, cents: Int, postageClass: String, kind: String)]

            init() async throws {
                workspace = try TestWorkspace.few(\.sealed)
                let sealed = try SampleRun.shared.few.batches
                let rows = sealed.map { FeedbackText.row($0.manifest.batch.id, "mailed", "2026-11-13") }
                let text = ([FeedbackText.header] + rows).map { $0 + "\n" }.joined()
                let run = try await workspace.reconcile(("feedback.csv", text))
                try #require(run.status == 0, "\(run.errors)")
                let rates = ["domestic": (95, 80), "europe": (190, 175), "world": (210, 195)]
                batches = try sealed.map { batch in
                    let manifest = batch.manifest
                    let postageClass = manifest.postage.class
                    let rate = try #require(rates[postageClass])
                    let isCard = manifest.product.kind == "card"
                    return (
                        manifest.batch.id, batch.rows.count, isCard ? rate.1 : rate.0, postageClass,
                        isCard ? "card" : "letter"
                    )
                }
            }

            /// Each batch, at the agreed price.
            var right: InvoiceText {
                InvoiceText(
                    batches.map { InvoiceText.line($0.id, $0.pieces, cents: $0.cents) },
                    total: InvoiceText.euros(batches.reduce(0) { $0 + $1.pieces * $1.cents }))
            }

            /// With one line in place of the first, and totals that go with it.
            func changed(_ line: InvoiceText.Line) -> InvoiceText {
                var invoice = right
                invoice.lines[0] = line
                return reckoned(invoice)
            }

            func reckoned(_ invoice: InvoiceText) -> InvoiceText {
                var invoice = invoice
                let cents = invoice.lines.reduce(0) { $0 + (Int($1.amount.filter { $0 != "." }) ?? 0) }
                invoice.total = InvoiceText.euros(cents)
                invoice.withTax = invoice.total
                return invoice
            }
        }

        private func codes(_ run: ProgramRun) throws -> [String?] {
            try TestJSON(run.output)["findings"].list.map { $0["code"].text }
        }

        @Test func `an invoice of what was sent at the agreed prices is right, and its sums balance`() async throws {
            let sent = try await Sent()
            let before = try sent.workspace.contents()
            let run = try await sent.workspace.compareInvoices(sent.right)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            let answer = try TestJSON(run.output)
            #expect(answer["findings"].list.isEmpty && answer["rows"].list.count == sent.batches.count)
            #expect(answer["billed"].number == answer["invoiced"].number)
            #expect(answer["invoices"].list.first?["supplier"].text == "Voorbeelddrukkerij B.V.")
            for row in answer["rows"].list {
                #expect(
                    row["billed"].number == row["sent"].number && row["billedCents"].number == row["agreedCents"].number
                )
            }
            #expect(try sent.workspace.contents() == before, "nothing is taken in")
            let text = try await sent.workspace.compareInvoices(sent.right, format: "text")
            #expect(text.output.contains("Billed is what was sent, at the agreed prices."))
        }

        @Test func `what is billed and not sent, sent and not billed, dearer, of another class or twice is told`()
            async throws
        {
            let sent = try await Sent()
            let first = sent.batches[0]
            func finding(_ invoice: InvoiceText) async throws -> (codes: [String?], cents: Int?) {
                let run = try await sent.workspace.compareInvoices(invoice)
                #expect(run.status == 1, "\(run.errors)")
                return (try codes(run), try TestJSON(run.output)["findings"].list.first?["cents"].number)
            }
            let more = try await finding(sent.changed(InvoiceText.line(first.id, first.pieces + 2, cents: first.cents)))
            #expect(more.codes == ["billed-not-sent"] && more.cents == 2 * first.cents)
            let dearer = try await finding(
                sent.changed(InvoiceText.line(first.id, first.pieces, cents: first.cents + 3)))
            #expect(dearer.codes == ["dearer-than-agreed"] && dearer.cents == 3 * first.pieces)
            var less = sent.right
            less.lines.removeFirst()
            let fewer = try await finding(sent.reckoned(less))
            #expect(fewer.codes == ["sent-not-billed"] && fewer.cents == first.pieces * first.cents)
            let other = first.postageClass == "world" ? "europe" : "world"
            let line = InvoiceText.line(first.id, first.pieces, cents: first.cents, ("postage-class", other))
            #expect(try await finding(sent.changed(line)).codes.contains("other-class"))
            var twice = sent.right
            twice.lines.append(twice.lines[0])
            #expect(try await finding(sent.reckoned(twice)).codes == ["billed-not-sent"])
            var run = sent.right
            run.lines.append(
                InvoiceText.Line(quantity: "1", price: "0.00", amount: "0.00", properties: [("run", "2026-11")]))
            #expect(try await finding(run).codes.contains("billed-twice"))
            let strange = InvoiceText.line("2026-10-0001", 1, cents: 95)
            #expect(try await finding(sent.changed(strange)).codes.contains("unknown-batch"))
        }

        @Test func `a whole run by class, its sheets at a price of the configuration, and a credit note are compared`()
            async throws
        {
            let sent = try await Sent()
            let settings = try Files.text(sent.workspace.file("postvangnet.yaml"))
            try Files.write(
                (settings + "prices: {sheet: {letter: 4.25, card: 6}}\n").utf8,
                to: sent.workspace.file("postvangnet.yaml"))
            let letters = sent.batches.filter { $0.kind == "letter" && $0.postageClass == "domestic" }
                .reduce(0) { $0 + $1.pieces }
            func sheets(_ price: String, _ cents: Int) -> InvoiceText {
                let line = InvoiceText.Line(
                    quantity: "\(letters)", unit: "ST", price: price, amount: InvoiceText.euros(cents),
                    properties: [
                        ("run", "2026-11"), ("postage-class", "domestic"), ("product", "letter"),
                        ("service", "production"),
                    ])
                return InvoiceText([line], total: InvoiceText.euros(cents))
            }
            let agreed = (letters * 425 + 50) / 100
            let right = try TestJSON(await sent.workspace.compareInvoices(sheets("0.0425", agreed)).output)
            #expect(right["rows"].list.first?["sent"].number == letters)
            #expect(right["rows"].list.first?["agreedCents"].number == agreed)
            // What else was printed is in no line, and told of.
            #expect(Set(right["findings"].list.map { $0["code"].text }) == ["sent-not-billed"])
            let dear = try await sent.workspace.compareInvoices(sheets("0.05", letters * 5))
            #expect(try codes(dear).contains("dearer-than-agreed"))

            var credit = InvoiceText(
                [InvoiceText.line(sent.batches[0].id, 2, cents: sent.batches[0].cents)],
                total: InvoiceText.euros(2 * sent.batches[0].cents))
            credit.kind = "CreditNote"
            let more = sent.changed(
                InvoiceText.line(sent.batches[0].id, sent.batches[0].pieces + 2, cents: sent.batches[0].cents))
            let both = try await sent.workspace.compareInvoices(more, credit)
            #expect(both.status == 0, "\(both.output)")
        }

        @Test func `sums that are wrong inside an invoice are told, and lines about no batch are shown`() async throws {
            let sent = try await Sent()
            var invoice = sent.right
            invoice.withTax = "1.00"
            #expect(try codes(await sent.workspace.compareInvoices(invoice)) == ["sum-differs"])
            var start = sent.right
            start.lines.append(InvoiceText.Line(quantity: "1", price: "250.00", amount: "250.00", properties: []))
            let run = try await sent.workspace.compareInvoices(sent.reckoned(start))
            let answer = try TestJSON(run.output)
            #expect(run.status == 0 && answer["otherLines"].list.map { $0["cents"].number } == [25_000])
            #expect(answer["billed"].number == answer["invoiced"].number)
        }

        @Test func `a file that could do harm, or is no invoice in euros by the standard, is refused`() async throws {
            let sent = try await Sent()
            var entity = sent.right
            entity.prologue = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            var latin = sent.right
            latin.prologue = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
            var dollars = sent.right
            dollars.currency = "USD"
            var other = sent.right
            other.standard = "urn:example:other"
            var number = sent.right
            number.lines[0].quantity = "1e3"
            for (invoice, code) in [
                (entity, "invoice-document-type"), (latin, "invoice-encoding"), (dollars, "invoice-currency"),
                (other, "invoice-kind"), (number, "invoice-value"),
            ] {
                let run = try await sent.workspace.compareInvoices(invoice)
                #expect(run.status == 65 && run.errors.contains("[\(code)]"), "\(code): \(run.errors)")
                #expect(!run.errors.contains("root:"))
            }
            let half = sent.workspace.scratch.appending("half.xml")
            try Files.write(sent.right.text.utf8.dropLast(30), to: half)
            let cut = try await sent.workspace.postvangnet("reconcile", "--invoice", half.string)
            #expect(cut.status == 65 && cut.errors.contains("[invoice-form]"))
        }
    }
}
