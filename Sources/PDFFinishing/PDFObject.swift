import CQPDF
import Glibc

/// An object of a PDF: valid until its file releases its objects (`qpdf_oh`).
@safe struct PDFObject {
    private let file: PDFFile
    private let handle: qpdf_oh

    init(_ file: PDFFile, _ handle: qpdf_oh) {
        self.file = file
        self.handle = handle
    }

    enum Kind: Hashable { case null, name, number, array, dictionary, stream, other }

    var kind: Kind {
        switch unsafe qpdf_oh_get_type_code(file.handle, handle) {
        case ot_null: .null
        case ot_name: .name
        case ot_integer, ot_real: .number
        case ot_array: .array
        case ot_dictionary: .dictionary
        case ot_stream: .stream
        default: .other
        }
    }

    /// The number of an object that others refer to; nil for one that stands inside another.
    var id: Int32? {
        let id = unsafe qpdf_oh_get_object_id(file.handle, handle)
        return id == 0 ? nil : id
    }

    /// With its slash; nil for what is no name.
    var name: String? {
        guard unsafe qpdf_oh_is_name(file.handle, handle) != 0 else { return nil }
        return unsafe String(cString: qpdf_oh_get_name(file.handle, handle))
    }

    var isTrue: Bool {
        unsafe qpdf_oh_is_bool(file.handle, handle) != 0 && qpdf_oh_get_bool_value(file.handle, handle) != 0
    }
    /// Nil for what is no number.
    var number: Double? {
        guard unsafe qpdf_oh_is_number(file.handle, handle) != 0 else { return nil }
        return unsafe qpdf_oh_get_numeric_value(file.handle, handle)
    }

    /// Of an array; none for what is no array.
    var items: [PDFObject] {
        guard kind == .array else { return [] }
        let count = unsafe qpdf_oh_get_array_n_items(file.handle, handle)
        return (0..<max(0, count)).map { unsafe PDFObject(file, qpdf_oh_get_array_item(file.handle, handle, $0)) }
    }

    /// The keys of a dictionary, with their slashes, sorted.
    var keys: [String] {
        var keys: [String] = []
        unsafe qpdf_oh_begin_dict_key_iter(file.handle, handle)
        while unsafe qpdf_oh_dict_more_keys(file.handle) != 0 {
            keys.append(unsafe String(cString: qpdf_oh_dict_next_key(file.handle)))
        }
        return keys
    }

    /// An entry of a dictionary; the null object where there is none.
    subscript(key: String) -> PDFObject {
        get { unsafe PDFObject(file, qpdf_oh_get_key(file.handle, handle, key)) }
        nonmutating set { unsafe qpdf_oh_replace_key(file.handle, handle, key, newValue.handle) }
    }

    /// The dictionary of a stream.
    var dictionary: PDFObject { unsafe PDFObject(file, qpdf_oh_get_dict(file.handle, handle)) }

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

    /// Gives a stream other data, that are compressed when the file is written.
    func replaceData(_ bytes: [UInt8]) {
        let none = unsafe qpdf_oh_new_null(file.handle)
        unsafe qpdf_oh_replace_stream_data(file.handle, handle, bytes, bytes.count, none, none)
    }
}
