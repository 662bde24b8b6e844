/// The kit's own files do not yield what the kit is to show: a fault in the program.
package struct KitError: Error, CustomStringConvertible {
    package let description = "The kit's own texts and people do not make the batches that the kit needs. Report this."
}

func required<Value>(_ value: Value?) throws(KitError) -> Value {
    guard let value else { throw KitError() }
    return value
}
