/// What a test stands on did not come about, such as a program that it needs: it fails, and is never left out.
package struct TestObstacle: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
}
