extension Array {
    /// Blocks in the order in which a layout has them: some right after the key message, the others as the text has them.
    ///
    /// - Parameters:
    ///   - leading: the blocks that come first. Without a key message all stay where they are.
    ///   - name: of a block.
    package func led(by leading: [BlockName], name: KeyPath<Element, BlockName>) -> [Element] {
        guard !leading.isEmpty, let key = lastIndex(where: { $0[keyPath: name] == .key }) else { return self }
        let (before, after) = (self[...key], self[(key + 1)...])
        let first = leading.flatMap { leader in after.filter { $0[keyPath: name] == leader } }
        return before + first + after.filter { !leading.contains($0[keyPath: name]) }
    }
}
