/// The parsers of ours that read what others wrote, each as a function of bytes.
///
/// `scripts/fuzz` gives them bytes that a fuzzer makes up, `CorpusTests` those that are kept in `Corpus`: what made one
/// crash becomes a test by being put there. The name is that of the folder.
enum FuzzedParser: String, CaseIterable {
    // What comes in: extracts, feedback, scans.
    case extractRows = "extract-rows"
    case extractManifest = "extract-manifest"
    case feedback, invoice
    case carrierCodes = "carrier-codes"
    case events
    case csv
    case json
    // What a workspace holds and people write.
    case configuration, policy, layout, fonts, sender, glossary, words, languages, template, markdown
    // What batches are read back from.
    case manifest, order
    case pieceList = "piece-list"
    case pullList = "pull-list"
    case codeList = "code-list"
    case checksums, signature, content, pages
    case pageRecords = "page-records"
    // What brings texts from who writes them.
    case archive
    // What browsers send to the desk, and files of which it changes a part.
    case fields, upload, sections
    case yamlLines = "yaml-lines"
    // What stands in fields, marks and on the command line, and what worker processes say.
    case identifiers, times, names
    case workerLines = "worker-lines"

    /// What became of bytes.
    enum Reading: Equatable {
        /// They are wrong, and the parser says so.
        case refused
        case taken
        /// The parser does not keep what it promises of what it reads.
        case broken(String)
    }

    /// Reads bytes, and compares what was read with what the parser promises of it.
    func read(_ bytes: [UInt8]) -> Reading {
        switch self {
        case .extractRows: TableParsers.extractRows(bytes)
        case .extractManifest: JSONParsers.extractManifest(bytes)
        case .feedback: TableParsers.feedback(bytes)
        case .carrierCodes: TableParsers.carrierCodes(bytes)
        case .codeList: TableParsers.codeList(bytes)
        case .events: JSONParsers.events(bytes)
        case .invoice: InvoiceParsers.invoice(bytes)
        case .csv: TableParsers.csv(bytes)
        case .json: JSONParsers.json(bytes)
        case .configuration: SettingsParsers.configuration(bytes)
        case .policy: SettingsParsers.policy(bytes)
        case .layout: SettingsParsers.layout(bytes)
        case .fonts: SettingsParsers.fonts(bytes)
        case .sender: SettingsParsers.sender(bytes)
        case .glossary: SettingsParsers.glossary(bytes)
        case .words: SettingsParsers.words(bytes)
        case .languages: SettingsParsers.languages(bytes)
        case .template: SettingsParsers.template(bytes)
        case .markdown: SettingsParsers.markdown(bytes)
        case .manifest: JSONParsers.manifest(bytes)
        case .order: JSONParsers.order(bytes)
        case .pieceList: TableParsers.pieceList(bytes)
        case .pullList: TableParsers.pullList(bytes)
        case .checksums: SealParsers.checksums(bytes)
        case .signature: SealParsers.signature(bytes)
        case .content: SealParsers.content(bytes)
        case .pages: PageParsers.pages(bytes)
        case .pageRecords: PageParsers.records(bytes)
        case .archive: SealParsers.archive(bytes)
        case .fields: FormParsers.fields(bytes)
        case .upload: FormParsers.upload(bytes)
        case .sections: FormParsers.sections(bytes)
        case .yamlLines: FormParsers.yamlLines(bytes)
        case .identifiers: TextParsers.identifiers(bytes)
        case .times: TextParsers.times(bytes)
        case .names: TextParsers.names(bytes)
        case .workerLines: TextParsers.workerLines(bytes)
        }
    }
}
