import Foundation

/// A JSON answer of the program, read key by key.
struct TestJSON {
    private let value: Any?

    init(_ text: String) throws { value = try JSONSerialization.jsonObject(with: Data(text.utf8)) }

    private init(_ value: Any?) { self.value = value }

    subscript(key: String) -> TestJSON { TestJSON((value as? [String: Any])?[key]) }

    var text: String? { value as? String }
    var number: Int? { (value as? NSNumber)?.intValue }
    var flag: Bool? { value as? Bool }
    var share: Double? { (value as? NSNumber)?.doubleValue }
    var truth: Bool? { value as? Bool }
    var list: [TestJSON] { (value as? [Any])?.map { TestJSON($0) } ?? [] }
    var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
    var isNull: Bool { value is NSNull }
    /// The sum of all numbers in an object.
    var sum: Int {
        (value as? [String: Any])?.values.compactMap { ($0 as? NSNumber)?.intValue }.reduce(0, +) ?? 0
    }
}
