import CQPDF
import Glibc

/// An object of a PDF that can be changed: valid until its file releases its objects (`qpdf_oh`).
@safe struct PDFObject {
    private let file: PDFFile
    private let handle: qpdf_oh

    init(_ file: PDFFile, _ handle: qpdf_oh) {
        self.file = file
        self.handle = handle
    }

    var isStream: Bool { unsafe qpdf_oh_is_stream(file.handle, handle) != 0 }

    /// The object's number; 0 where it is part of another one (`qpdf_oh_get_object_id`).
    var id: Int32 { unsafe qpdf_oh_get_object_id(file.handle, handle) }

    /// The characters of a text string (`qpdf_oh_get_utf8_value`); nil for anything else.
    var text: String? {
        guard unsafe qpdf_oh_is_string(file.handle, handle) != 0 else { return nil }
        return unsafe String(cString: qpdf_oh_get_utf8_value(file.handle, handle))
    }

    /// The dictionary of a stream.
    var dictionary: PDFObject { unsafe PDFObject(file, qpdf_oh_get_dict(file.handle, handle)) }

    /// What the object holds, one level of references deep (`qpdf_oh_unparse_resolved`).
    ///
    /// One call for all of it: with one for each entry, thousands of pages took twice as long.
    func value() throws(ContentFault) -> PDFValue {
        guard let text = unsafe qpdf_oh_unparse_resolved(file.handle, handle) else { return .null }
        return try PDFValue(unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text))))
    }

    /// The same as an object of its own, which others refer to (`qpdf_make_indirect_object`).
    var indirect: PDFObject { unsafe PDFObject(file, qpdf_make_indirect_object(file.handle, handle)) }

    /// An entry of a dictionary.
    subscript(key: String) -> PDFObject {
        get { unsafe PDFObject(file, qpdf_oh_get_key(file.handle, handle, key)) }
        nonmutating set { unsafe qpdf_oh_replace_key(file.handle, handle, key, newValue.handle) }
    }

    /// Adds an item to an array (`qpdf_oh_append_item`).
    func append(_ item: PDFObject) { unsafe qpdf_oh_append_item(file.handle, handle, item.handle) }

    func remove(_ key: String) { unsafe qpdf_oh_remove_key(file.handle, handle, key) }

    /// The data of a stream, decoded (`qpdf_oh_get_stream_data`); nil where a filter is not known.
    func data() throws(FinishingError) -> [UInt8]? {
        var isDecoded = QPDF_FALSE
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = unsafe qpdf_oh_get_stream_data(file.handle, handle, qpdf_dl_generalized, &isDecoded, &bytes, &count)
        defer { unsafe free(bytes) }
        try file.check()
        guard isDecoded != 0 else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Gives a stream other data, that are compressed when the file is written; in the place of none, an end of line.
    func replaceData(_ bytes: [UInt8]) {
        let none = unsafe qpdf_oh_new_null(file.handle)
        // libqpdf 11.3 compresses nothing to nothing and calls it compressed, which Ghostscript and mutool refuse.
        let bytes = bytes.isEmpty ? [UInt8(ascii: "\n")] : bytes
        unsafe qpdf_oh_replace_stream_data(file.handle, handle, bytes, bytes.count, none, none)
    }
}
