import Foundation

/// A JSON answer of the program, read key by key.
package struct TestJSON {
    private let value: Any?

    package init(_ text: String) throws { value = try JSONSerialization.jsonObject(with: Data(text.utf8)) }

    private init(_ value: Any?) { self.value = value }

    package subscript(key: String) -> TestJSON { TestJSON((value as? [String: Any])?[key]) }

    package var text: String? { value as? String }
    package var number: Int? { (value as? NSNumber)?.intValue }
    package var share: Double? { (value as? NSNumber)?.doubleValue }
    package var list: [TestJSON] { (value as? [Any])?.map { TestJSON($0) } ?? [] }
    package var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
    package var isNull: Bool { value is NSNull }
    /// The sum of all numbers in an object.
    package var sum: Int {
        (value as? [String: Any])?.values.compactMap { ($0 as? NSNumber)?.intValue }.reduce(0, +) ?? 0
    }
}
