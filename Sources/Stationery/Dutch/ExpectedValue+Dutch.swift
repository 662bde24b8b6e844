import StrictFiles

extension ExpectedValue {
    /// As it follows "Hier hoort"; nil where only the file's own description tells.
    var inDutch: String? {
        switch self {
        case .text: "een tekst"
        case .list: "een lijst"
        case .listOfTexts: "een lijst van teksten"
        case .group: "een groep van woorden met een dubbele punt"
        case .trueOrFalse: "true of false"
        case .date: "een datum als JJJJ-MM-DD, zoals: 2026-10-01"
        case .wholeNumber(let range): "een heel getal van \(range.lowerBound) tot en met \(range.upperBound)"
        case .number(let range):
            "een getal van \(Self.plain(range.lowerBound)) tot en met \(Self.plain(range.upperBound))"
        case .oneOf(let names): "een van \(names.joined(separator: ", "))"
        case .other: nil
        }
    }

    /// With a point, as the file has it.
    private static func plain(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}
