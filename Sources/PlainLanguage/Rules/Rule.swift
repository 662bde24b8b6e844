/// Something that makes a text hard to read, and how it is found.
protocol Rule {
    /// What the rule has to say about a text; in any order.
    func remarks(on text: ReadableText) -> [Remark]
}
