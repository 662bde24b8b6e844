package import LetterComposition

/// All that the check has to say about one template.
package struct TextReport: Hashable, Sendable {
    /// The text that one kind of readers gets, in numbers.
    package struct Variant: Hashable, Sendable {
        package var readers: Set<LetterCondition>
        package var statistics: TextStatistics
        package var measures: ReadingMeasures
        package var prints: [PrintedText]
    }

    /// In the order of the text.
    package var remarks: [Remark]
    /// The ordinary readers first.
    package var variants: [Variant]
}
