package import LetterComposition
package import MailboxDomain
import PaperMail
import StrictFiles
package import SystemPackage

/// Records a person's word on a product as it is now, in a file beside its text.
package struct SigningOff {
    /// A workspace.
    private let root: FilePath

    package init(in root: FilePath) { self.root = root }

    /// Fails where the product cannot be printed, or its text has an error of the check.
    ///
    /// - Parameters:
    ///   - name: who agrees; nil where a key says it.
    ///   - user: the operating system's name of who types.
    ///   - code: that of the sheet which was signed; nil where nobody says which.
    ///   - sign: gives the name that a statement is signed under, and the signature.
    /// - Returns: the name, and how the product stands now.
    package func signOff(
        _ product: Product, as role: SignOff.Role, by name: String?, user: String, on date: CalendarDate,
        code: String? = nil, sign: ([UInt8]) async throws -> (name: String, signature: String)
    ) async throws -> (name: String, standing: SignOffStanding) {
        let files = StationeryFiles(in: root)
        try files.checkReadable(in: root)
        let reading = StationeryReading(files, fontFolder: root.appending("Fonts"))
        let faults = reading.findings(for: product) + (reading.signOffFaults[product].map { [$0] } ?? [])
        guard faults.isEmpty, let parts = PrintedParts(of: product, in: reading) else { throw Findings(faults) }
        if let code, code.lowercased() != parts.code { throw SignOffError.otherCode(product, now: parts.code) }
        // What is signed off is checked as it was read: a file that is saved meanwhile is another text.
        let errors = try TemplateLint(reading, root: root).check(product).errors
        guard errors.isEmpty else { throw SignOffError.textHasErrors(product, errors) }
        var signOff = SignOff(role: role, name: name ?? "", date: date, user: user, printed: parts.digest)
        if name == nil {
            let word = try await sign(signOff.statement(on: product))
            (signOff.name, signOff.signature) = (word.name, word.signature)
        }
        var record = reading.signOffs[product] ?? SignOffRecord(of: product)
        let before = record[role]
        let isNew = before?.printed != parts.digest || before?.name != signOff.name
        if isNew || (before?.signature == nil) != (signOff.signature == nil) {
            record.add(signOff, of: .init(parts: parts, text: files.wholeText(of: product)))
            try TextFile.write(record.bytes, to: root.appending(StationeryPath.signOffs(of: product)))
        }
        return (signOff.name, SignOffStanding(of: product, in: StationeryReading(StationeryFiles(in: root))))
    }
}

/// Why a text cannot be signed off, for who writes letters.
package enum SignOffError: DutchReportedError {
    /// The lines of the check.
    case textHasErrors(Product, [String])
    /// The text is not the one on the sheet.
    case otherCode(Product, now: String)

    package var description: String {
        switch self {
        case .textHasErrors(let product, let lines):
            "De tekst \(product.rawValue) heeft fouten, dus aftekenen kan nog niet. Verbeter ze, of schrijf bij een regel "
                + "die hier niet geldt waarom: <!-- ignore: REGEL reason: WAAROM -->.\n"
                + lines.joined(separator: "\n")
        case .otherCode(let product, let now):
            "De tekst \(product.rawValue) is nu een andere dan op het vel waar dat kenmerk op staat: deze heeft kenmerk "
                + "\(now). Laat de tekst van nu lezen, of zet de afgesproken tekst terug."
        }
    }

    package var exitStatus: ExitStatus { .badInput }
}
