package import MailboxDomain
import StrictFiles

extension Template {
    /// Reads a product's `template.yaml` and `nl.md`; all that is wrong with both comes as findings.
    ///
    /// - Parameters:
    ///   - shared: the blocks that it may use, by name.
    ///   - folder: how the findings name the folder, such as `Templates/no-email`.
    package init(
        product: Product, yaml: String, markdown: String, shared: [String: SharedBlock] = [:], folder: String,
        sender: Sender
    ) throws(Findings) {
        let (template, findings) = Self.reading(
            product, yaml: yaml, markdown: markdown, shared: shared, folder: folder, sender: sender)
        guard findings.isEmpty else { throw Findings(findings) }
        self = template
    }

    /// Reads what can be read, for the check of a text that is still being written.
    ///
    /// - Parameters:
    ///   - yaml: nil for a text without a `template.yaml`: then nothing is asked of a header.
    ///   - shared: the blocks that it may use, by name.
    ///   - isFrozen: whether a plan carries it: it was checked by the version that planned, and only what cannot be read
    ///     is told.
    package static func reading(
        _ product: Product, yaml: String?, markdown: String, shared: [String: SharedBlock] = [:], folder: String,
        sender: Sender, isFrozen: Bool = false
    ) -> (template: Template, findings: [Finding]) {
        let file = folder.isEmpty ? "nl.md" : "\(folder)/nl.md"
        let whole = WholeText(markdown, shared: shared)
        let (blocks, textFindings) = MarkdownReader.read(
            whole, file: file, placeholders: Placeholder.allowed(in: product, sender: sender), isFrozen: isFrozen)
        // Of what was not read nothing is missing.
        let isRead = !isFrozen && !textFindings.contains { $0.code == TemplateFault.textTooLarge.rawValue }
        let missing = isRead ? missing(in: blocks, file: file) : []
        let bare = Template(
            product: product, version: "", title: "", layout: "", keyMessage: "", blocks: blocks,
            sharedBlocks: whole.used)
        guard let yaml else { return (bare, textFindings + missing) }
        let header = "\(folder)/template.yaml"
        do throws(Findings) {
            var (template, findings) = try readHeader(
                product, yaml, file: header, sender: sender, age: isFrozen ? .frozen : .current)
            (template.blocks, template.sharedBlocks) = (blocks, whole.used)
            if isFrozen { return (template, textFindings) }
            findings += marginFindings(of: template, file: header).placed(in: header, of: yaml)
            return (template, findings + textFindings + missing)
        } catch {
            return (bare, error.all + textFindings + missing)
        }
    }

    private static func readHeader(
        _ product: Product, _ yaml: String, file path: String, sender: Sender, age: YAMLAge
    ) throws(Findings) -> (template: Template, findings: [Finding]) {
        var texts = KeyedTexts()
        let template: Template = try YAMLFile.read(yaml, file: path, age: age) { file in
            if file.text("product") != product.rawValue {
                file.refuse("product", "The product must be the folder's name, \(product.rawValue).")
            }
            let qr = file.optionalSection("qr").flatMap { section -> QRReference? in
                let own = section.optional("address", Sender.webAddress, Sender.parseWebAddress)
                let caption = section.optionalText("caption").map { texts.composed($0, at: "qr.caption") }
                let (beside, readers) = (section.choice("beside", standIn: BlockName.steps), condition(in: section))
                if let host = own.flatMap(Sender.host), !sender.qrHosts.contains(host) {
                    section.refuse(
                        "address",
                        "A QR code may lead only to the hosts that sender.yaml allows (qrHosts): "
                            + (sender.qrHosts.isEmpty ? "none" : sender.qrHosts.joined(separator: ", ")) + ".")
                }
                // Without a page of the sender's there is nothing that a code could lead to.
                return (own ?? sender.letterPage?.text).map { address in
                    QRReference(address: address, caption: caption, beside: beside, condition: readers)
                }
            }
            // One, as earlier versions had it, or a list.
            let drawings =
                (file.optionalSection("drawing").map { [("drawing", $0)] } ?? [])
                + file.sections("drawings").enumerated().map { ("drawings[\($0 + 1)]", $1) }
            let references = drawings.map { key, section in
                DrawingReference(
                    name: section.value("name", plainName, standIn: "", parsePlainName),
                    alternative: texts.composed(section.text("alternative"), at: "\(key).alternative"),
                    beside: section.choice("beside", standIn: .steps),
                    item: section.optionalInteger("item", in: 1...99), condition: condition(in: section), key: key)
            }
            // Plans of earlier versions have names here, of who approved. They count no more; see `sign-off`.
            for section in file.sections("approvals") {
                for key in ["role", "name", "date"] { _ = section.optionalText(key) }
            }
            return Template(
                product: product, version: file.text("version"),
                title: texts.composed(file.text("title"), at: "title"),
                layout: file.value("layout", plainName, standIn: "", parsePlainName),
                largePrintLayout: file.optional("largePrintLayout", plainName, parsePlainName),
                keyMessage: texts.composed(file.text("keyMessage"), at: "keyMessage"), qr: qr,
                drawings: references, blocks: [])
        }
        return (template, texts.findings(in: path, of: yaml))
    }

    private static let plainName = "A name of a-z, 0-9 and hyphens"

    /// The name of a file, without its ending: nothing that could lead to another folder.
    private static func parsePlainName(_ text: String) -> String? {
        text.wholeMatch(of: /[a-z0-9-]{1,64}/) == nil ? nil : text
    }

    private static func condition(in section: YAMLSection) -> BlockCondition {
        section.optional("when", "A condition of readers, such as: not ward") { BlockCondition($0) } ?? .always
    }

    /// What stands in the margin needs its block, and a margin of its own.
    private static func marginFindings(of template: Template, file: String) -> [Finding] {
        let references: [(key: String, reference: any MarginReference, item: Int?)] =
            (template.qr.map { [("qr", $0, nil)] } ?? []) + template.drawings.map { ($0.key, $0, $0.item) }
        var findings: [Finding] = []
        func add(_ code: TemplateFault, _ key: String, _ message: String, details: [String] = []) {
            findings.append(
                Finding(code: code, place: .init(file: file, column: key), message: message, details: details))
        }
        for (key, reference, item) in references {
            let lacking = LetterCondition.allCombinations.first { circumstances in
                guard reference.condition.holds(in: circumstances) else { return false }
                let blocks = template.blocks.filter {
                    $0.name == reference.beside && $0.condition.holds(in: circumstances)
                }
                guard let item else { return blocks.isEmpty }
                var steps = StepCount()
                return !blocks.flatMap(\.elements).contains { steps.number(of: $0.kind) == item }
            }
            guard let lacking else { continue }
            add(
                item == nil ? .missingBlock : .missingItem, key,
                "It stands beside \(item.map { "step \($0) of " } ?? "")the block \(reference.beside.rawValue), which "
                    + "these readers do not have: \(lacking.inWords). Say with `when` which readers get it.",
                details: [reference.beside.rawValue] + (item.map { ["\($0)"] } ?? [])
                    + lacking.sorted().map(\.rawValue))
        }
        for (index, drawing) in template.drawings.enumerated() {
            let others = template.drawings[..<index].filter { ($0.beside, $0.item) == (drawing.beside, drawing.item) }
            if LetterCondition.allCombinations.contains(where: { circumstances in
                drawing.condition.holds(in: circumstances)
                    && others.contains { $0.condition.holds(in: circumstances) }
            }) {
                add(
                    .sharedMargin, drawing.key,
                    "Another drawing stands there for the same readers. Say with `item` beside which step it stands.")
            }
        }
        return findings
    }

    /// The rights of the reader: every letter says its message, the paper way, the help, and that it is real.
    private static func missing(in blocks: [TemplateBlock], file: String) -> [Finding] {
        let needed: [BlockName] = [.key, .paper, .help, .real]
        return needed.compactMap { name in
            let lacking = LetterCondition.allCombinations.first { circumstances in
                !blocks.contains { $0.name == name && $0.condition.holds(in: circumstances) }
            }
            return lacking.map { circumstances in
                Finding(
                    code: TemplateFault.missingBlock, place: Finding.Place(file: file),
                    message: "The block \(name.rawValue) is required for every reader, and readers in these "
                        + "circumstances have none: \(circumstances.inWords). Add <!-- block: \(name.rawValue) -->.",
                    details: [name.rawValue] + circumstances.sorted().map(\.rawValue))
            }
        }
    }
}
