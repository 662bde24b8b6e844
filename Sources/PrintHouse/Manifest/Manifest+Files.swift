import MailboxDomain

extension Manifest {
    var pagesPerSheet: Int { product.sides.pagesPerSheet }

    /// Compares the files section with the files as they are.
    func findings(for stored: [BatchFile: BatchFolder.StoredFile], pdfPages: Int?) -> [Finding] {
        func finding(_ code: BatchFault, _ column: String, _ message: String) -> Finding {
            Finding(code: code, place: .init(file: Self.fileName, column: column), message: message)
        }
        var findings: [Finding] = []
        for (index, file) in files.enumerated() {
            let path = "files[\(index)]"
            guard let known = BatchFile(rawValue: file.name), BatchFile.contents.contains(known) else {
                findings.append(finding(.fileUnknown, "\(path).name", "This is no file that a manifest lists."))
                continue
            }
            if file.mediaType != known.mediaType {
                let message = "\(file.name) is \(known.mediaType)."
                findings.append(finding(.fileMediaTypeDiffers, "\(path).mediaType", message))
            }
            guard let stored = stored[known] else {
                if known == .ticket {
                    findings.append(finding(.fileMissing, "\(path).name", "\(file.name) is not there."))
                }
                continue
            }
            if file.bytes != stored.bytes {
                let message = "\(file.name) has \(stored.bytes) bytes, not \(file.bytes)."
                findings.append(finding(.fileBytesDiffer, "\(path).bytes", message))
            }
            if file.sha256 != stored.digest {
                let message = "\(file.name) was changed after sealing: its digest is not the one listed."
                findings.append(finding(.fileDigestDiffers, "\(path).sha256", message))
            }
            let pages = known == .letters ? pdfPages : nil
            if file.pages != pages, known != .letters || pdfPages != nil {
                let message = "\(file.name) has \(pages.map { "\($0)" } ?? "no") pages."
                findings.append(finding(.filePagesDiffer, "\(path).pages", message))
            }
        }
        for file in BatchFile.contents
        where (file != .ticket || stored[file] != nil) && !files.contains(where: { $0.name == file.name }) {
            findings.append(finding(.fileNotListed, "files", "\(file.name) is not listed."))
        }
        return findings
    }
}
