import PaperMail

/// The folds of a sheet as a folding machine makes them (XJDF `Fold`), so that the address stays outside.
///
/// The sheet lies with its front up and its head to the rear. Each fold begins at the edge that is at the front then,
/// and turns what is before the line down and under the rest: the lowest part of the sheet first, and the top stays
/// above all others. So nothing depends on how a machine reads a fold catalogue, which leaves open what is outside.
struct TicketFolds {
    let elements: [XMLElement]

    /// - Parameters:
    ///   - folds: from the top of the front, in millimetres, from the top down.
    ///   - height: of the sheet.
    init(_ folds: [Double], height: Double) {
        var edge = height
        var elements: [XMLElement] = []
        for fold in folds.reversed() {
            elements.append(
                XMLElement("Fold", [("From", "Front"), ("To", "Down"), ("Travel", JobTicket.points(edge - fold))]))
            edge = fold
        }
        self.elements = elements
    }
}
