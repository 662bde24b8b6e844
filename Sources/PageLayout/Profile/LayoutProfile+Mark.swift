import Canvas
package import MailboxDomain
package import Measures

extension LayoutProfile {
    /// The mark of every sheet, for inserting machines.
    package struct Mark: Hashable, Sendable {
        package enum Symbology: String, CaseIterable, Sendable {
            case dataMatrix = "datamatrix"
            case qr
        }

        package var symbology: Symbology
        /// Of the modules, without the quiet zone.
        package var area: Rectangle

        package init(symbology: Symbology, area: Rectangle) {
            self.symbology = symbology
            self.area = area
        }

        /// The modules and the white that a reader needs around them.
        package var clearArea: Rectangle {
            // The mark's 19 characters take the second smallest square, and the smallest QR code at level M.
            let (modules, quietZone) =
                switch symbology {
                case .dataMatrix: (16.0, DataMatrix.quietZone)
                case .qr: (21.0, QRCode.quietZone)
                }
            return area.inset(by: (area.size.width.millimetres / modules * Double(quietZone)).mm * -1)
        }

        func encode(_ content: String) throws(LayoutError) -> BitMatrix {
            do throws(CodeError) {
                switch symbology {
                case .dataMatrix: return try DataMatrix.encode(content)
                case .qr: return try QRCode.encode(content)
                }
            } catch { throw .code(error.description) }
        }
    }

    /// The layout with the mark that a printer's machines read. Refused where it would stand on something.
    ///
    /// - Parameter place: where the mark was asked for, for the findings.
    package func marked(_ mark: Mark, askedForIn place: Finding.Place) throws(Findings) -> LayoutProfile {
        var profile = self
        profile.mark = mark
        let problems = profile.problems
        guard problems.isEmpty else {
            throw Findings(
                problems.map {
                    Finding(
                        code: LayoutFault.mark, place: place,
                        message: "In the layout \(name), zone \($0.zone): \($0.message)")
                })
        }
        return profile
    }
}
