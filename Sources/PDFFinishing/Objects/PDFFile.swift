import CQPDF
import Foundation
import SystemPackage

/// A PDF whose objects can be read and changed, and that is then written anew (libqpdf).
@safe final class PDFFile {
    let handle: qpdf_data
    private let path: String
    /// The file's bytes, which libqpdf refers to as long as it is at work.
    private let bytes: UnsafeMutableRawBufferPointer
    /// What its objects come from, which libqpdf reads when it writes them.
    private let source: PDFFile?

    /// Opens a file (`qpdf_read_memory`). A damaged one is an error: nothing is repaired.
    init(reading path: String) throws(FinishingError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        } catch {
            throw .cannotRead(path: path, reason: "it is not there, or may not be read")
        }
        unsafe bytes = .allocate(byteCount: data.count, alignment: 1)
        unsafe data.copyBytes(to: bytes)
        guard let handle = unsafe qpdf_init() else { throw .cannotRead(path: path, reason: "no memory") }
        unsafe self.handle = handle
        self.path = path
        source = nil
        unsafe qpdf_set_suppress_warnings(handle, QPDF_TRUE)
        unsafe qpdf_set_attempt_recovery(handle, QPDF_FALSE)
        // From memory: in a file libqpdf seeks for every word.
        _ = unsafe qpdf_read_memory(handle, path, bytes.baseAddress, UInt64(bytes.count), nil)
        try check()
        _ = unsafe qpdf_push_inherited_attributes_to_page(handle)
        try check()
    }

    /// Pages of another file and what they refer to, without what the document as a whole has (`qpdf_empty_pdf`). Taking
    /// thousands of others out one by one would take longer than reading them.
    ///
    /// - Parameter pages: from 1; what the file does not have is left out.
    init(pages: [Int], of source: PDFFile) throws(FinishingError) {
        unsafe bytes = .allocate(byteCount: 0, alignment: 1)
        guard let handle = unsafe qpdf_init() else { throw .cannotRead(path: source.path, reason: "no memory") }
        unsafe self.handle = handle
        (path, self.source) = (source.path, source)
        unsafe qpdf_set_suppress_warnings(handle, QPDF_TRUE)
        _ = unsafe qpdf_empty_pdf(handle)
        let count = Int(unsafe qpdf_get_num_pages(source.handle))
        for number in pages where (1...max(1, count)).contains(number) {
            let page = unsafe qpdf_get_page_n(source.handle, number - 1)
            // A node of a tree that leads to all other pages.
            PDFObject(source, page).remove("/DPart")
            _ = unsafe qpdf_add_page(handle, source.handle, page, QPDF_FALSE)
        }
        try source.check()
        try check()
    }

    deinit {
        var handle: qpdf_data? = unsafe handle
        unsafe qpdf_cleanup(&handle)
        unsafe bytes.deallocate()
    }

    var rootID: Int32 { unsafe qpdf_oh_get_object_id(handle, qpdf_get_root(handle)) }
    var root: PDFObject { unsafe PDFObject(self, qpdf_get_root(handle)) }
    var trailer: PDFObject { unsafe PDFObject(self, qpdf_get_trailer(handle)) }

    /// The objects of all pages in their order (`qpdf_get_page_n`).
    var pages: [Int32] {
        (0..<max(0, Int(unsafe qpdf_get_num_pages(handle)))).map { number in
            unsafe qpdf_oh_get_object_id(handle, qpdf_get_page_n(handle, number))
        }
    }

    func value(of object: PDFObject) throws(FinishingError) -> PDFValue {
        do { return try object.value() } catch { throw damaged("an object is not well formed") }
    }

    /// What a reference refers to; any other value as it is.
    func resolved(_ value: PDFValue) throws(FinishingError) -> PDFValue {
        if case .reference(let id) = value { try self.value(of: object(id)) } else { value }
    }

    func object(_ id: Int32) -> PDFObject { unsafe PDFObject(self, qpdf_get_object_by_id(handle, id, 0)) }

    /// Makes an object of its PDF text, such as `[0 0 420 297]` (`qpdf_oh_parse`).
    func object(parsing text: String) -> PDFObject { unsafe PDFObject(self, qpdf_oh_parse(handle, text)) }

    func object(text: String) -> PDFObject { unsafe PDFObject(self, qpdf_oh_new_unicode_string(handle, text)) }

    /// Makes an object of its own, which others refer to, of its PDF text (`qpdf_make_indirect_object`).
    func indirect(_ text: String) -> PDFObject {
        unsafe PDFObject(self, qpdf_make_indirect_object(handle, qpdf_oh_parse(handle, text)))
    }

    func array() -> PDFObject { unsafe PDFObject(self, qpdf_oh_new_array(handle)) }

    func stream(_ bytes: [UInt8]) -> PDFObject {
        let stream = unsafe PDFObject(self, qpdf_oh_new_stream(handle))
        stream.replaceData(bytes)
        return stream
    }

    /// Makes all objects that were handed out invalid, so that thousands of pages take no more memory than one.
    func releaseObjects() { unsafe qpdf_oh_release_all(handle) }

    /// Throws what libqpdf had to say since the last check, warnings too.
    func check() throws(FinishingError) {
        if let reason = complaint { throw .cannotRead(path: path, reason: reason) }
    }

    func damaged(_ reason: String) -> FinishingError { .cannotRead(path: path, reason: reason) }

    /// Writes all objects that are still referred to, compressed, with an identifier made from their bytes.
    ///
    /// By way of memory (`qpdf_init_write_memory`): on a disk that is full for a moment libqpdf 11.3 itself leaves holes
    /// in a file and does not tell.
    ///
    /// - Parameter version: of PDF; nil for that of the file which was read.
    func write(to path: String, version: String? = nil) throws(FinishingError) {
        let written = unsafe try written(version: version, for: path)
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
            // Goes on where the system took a part only: `Data.write` would leave it at that, and not tell.
            _ = try file.closeAfter { try unsafe file.writeAll(written) }
        } catch {
            throw .cannotWrite(path: path, reason: "is the disk full, or may it not be written?")
        }
    }

    /// The same as bytes.
    func writtenBytes() throws(FinishingError) -> [UInt8] { unsafe Array(try written(version: nil, for: path)) }

    /// What belongs to libqpdf, until it writes again.
    private func written(version: String?, for path: String) throws(FinishingError) -> UnsafeRawBufferPointer {
        _ = unsafe qpdf_init_write_memory(handle)
        if let reason = complaint { throw .cannotWrite(path: path, reason: reason) }
        unsafe qpdf_set_object_stream_mode(handle, qpdf_o_generate)
        unsafe qpdf_set_deterministic_ID(handle, QPDF_TRUE)
        if let version { unsafe qpdf_force_pdf_version(handle, version) }
        _ = unsafe qpdf_write(handle)
        if let reason = complaint { throw .cannotWrite(path: path, reason: reason) }
        return unsafe UnsafeRawBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle))
    }

    private var complaint: String? {
        if unsafe qpdf_has_error(handle) != 0 {
            return unsafe String(cString: qpdf_get_error_full_text(handle, qpdf_get_error(handle)))
        }
        guard unsafe qpdf_more_warnings(handle) != 0 else { return nil }
        return unsafe String(cString: qpdf_get_error_full_text(handle, qpdf_next_warning(handle)))
    }
}
