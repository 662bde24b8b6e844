import CHunspell
import Foundation

/// The Dutch word list of Debian's hunspell-nl, through hunspell.
package final class SpellingDictionary {
    private let handle: OpaquePointer

    /// Nil where the word list is not installed, or hunspell cannot open it.
    ///
    /// - Parameter path: of the two files, without `.aff` and `.dic`.
    package init?(path: String = "/usr/share/hunspell/nl_NL") {
        // Hunspell_create takes missing files for an empty list.
        let files = ["aff", "dic"].map { "\(path).\($0)" }
        guard files.allSatisfy({ FileManager.default.isReadableFile(atPath: $0) }),
            let handle = Hunspell_create(files[0], files[1])
        else { return nil }
        self.handle = handle
    }

    deinit { Hunspell_destroy(handle) }

    /// `Hunspell_spell`.
    func knows(_ word: String) -> Bool { Hunspell_spell(handle, word) != 0 }

    /// The first of `Hunspell_suggest`.
    func suggestion(for word: String) -> String? {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = Hunspell_suggest(handle, &list, word)
        defer { Hunspell_free_list(handle, &list, count) }
        guard count > 0, let first = list?[0] else { return nil }
        return String(cString: first)
    }
}
