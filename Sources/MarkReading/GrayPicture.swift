/// A picture of one byte a pixel: 0 is black, 255 white; row by row from the top.
package struct GrayPicture: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package let pixels: [UInt8]

    /// Nil where the pixels are not so many.
    package init?(width: Int, height: Int, pixels: [UInt8]) {
        let (count, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !isTooLarge, pixels.count == count else { return nil }
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
