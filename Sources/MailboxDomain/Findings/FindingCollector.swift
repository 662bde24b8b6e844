/// Gathers what several readings find wrong, so that a person sees all of it at once.
package struct FindingCollector: Sendable {
    package private(set) var findings: [Finding] = []

    package init() {}

    package mutating func add(_ findings: [Finding]) { self.findings += findings }

    /// Reads something; nil where it is wrong, and then what is wrong is kept.
    package mutating func reading<Value>(_ read: () throws(Findings) -> Value) -> Value? {
        do throws(Findings) { return try read() } catch {
            findings += error.all
            return nil
        }
    }
}
