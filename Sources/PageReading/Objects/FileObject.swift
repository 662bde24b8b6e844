/// An object of a PDF file as it stands there (ISO 32000-1, 7.3).
indirect enum FileObject {
    case null
    case boolean(Bool)
    case number(Double)
    /// Without its slash.
    case name(String)
    case string([UInt8])
    case array([FileObject])
    case dictionary(FileDictionary)
    /// The number of another object; ours are all of generation 0.
    case reference(Int)

    var number: Double? { if case .number(let value) = self { value } else { nil } }

    /// Nil for what is no whole number, or greater than any file.
    var integer: Int? {
        guard case .number(let value) = self, value.magnitude < 1e15 else { return nil }
        return Int(exactly: value)
    }

    var isNull: Bool { if case .null = self { true } else { false } }
    var name: String? { if case .name(let name) = self { name } else { nil } }
    var items: [FileObject]? { if case .array(let items) = self { items } else { nil } }
}
