import Measures
import PageLayout
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

extension Configuration.Printer {
    static func all(in file: YAMLSection) -> [PrinterID: Configuration.Printer] {
        var printers: [PrinterID: Configuration.Printer] = [:]
        for (name, section) in file.namedSections("printers") {
            let printer = Configuration.Printer(section)
            guard let id = PrinterID(name) else {
                section.refuse(
                    "name",
                    "The printer's id is at most 32 small letters, digits and hyphens, and tells nothing of secrecy.")
                continue
            }
            printers[id] = printer
        }
        return printers
    }

    private init(_ section: YAMLSection) {
        let contact = section.section("contact")
        let letter = section.section("letter")
        self.init(
            name: section.text("name"), contractNumber: section.text("contractNumber"),
            orderNumber: section.text("orderNumber"),
            contact: Manifest.Contact(
                name: contact.text("name"), phone: contact.text("phone"), email: contact.text("email"),
                hours: contact.text("hours")),
            receiveWithinDays: section.integer("receiveWithinDays", in: 0...60),
            maximumReprintPercent: section.number("maximumReprintPercent", in: 0...100),
            deleteAfterDays: section.integer("deleteAfterDays", in: 0...3650),
            proofOfDestruction: section.flag("proofOfDestruction"), letter: Configuration.Paper(letter),
            envelope: Configuration.Envelope(
                article: letter.text("envelope"), window: Configuration.Envelope.Window(letter)),
            envelopeWeight: letter.number("envelopeWeight", in: 0...100),
            insertion: letter.contains("insertion")
                ? letter.choice("insertion", standIn: Manifest.Product.Insertion.camera) : nil,
            card: Configuration.Paper(section.section("card")),
            franking: Configuration.Franking(section.section("franking")),
            ticket: section.choice("ticket", standIn: .none),
            exchange: section.optionalSection("pdfx").map { pdfx in
                Configuration.Exchange(
                    profile: pdfx.text("profile"), condition: pdfx.text("condition"),
                    registry: pdfx.optionalText("registry"),
                    isPreflighted: pdfx.flag("preflighted"))
            },
            ageRecipients: section.optionalSection("encryption")?.text("ageRecipients"),
            delivery: section.optionalSection("delivery").map(DeliveryModes.init) ?? DeliveryModes())
    }
}

extension Configuration.Envelope.Window {
    /// - Parameter section: that of the letter, which has one of the two.
    fileprivate init(_ section: YAMLSection) {
        guard let inside = section.optionalSection("inside") else {
            self = .shown(section.section("window").area())
            return
        }
        if section.contains("window") {
            section.refuse("window", "It is computed from inside: leave one of the two out.")
        }
        let size = Size(
            width: inside.number("width", in: 50...400).mm, height: inside.number("height", in: 50...400).mm)
        self = .opening(EnvelopeShape(inside: size, opening: inside.section("opening").area()))
    }
}

extension YAMLSection {
    fileprivate func area() -> Rectangle {
        Rectangle(
            x: number("x", in: 0...400).mm, y: number("y", in: 0...400).mm, width: number("width", in: 1...400).mm,
            height: number("height", in: 1...400).mm)
    }
}

extension DeliveryModes {
    fileprivate init(_ section: YAMLSection) {
        func mode(
            _ key: String, like example: String, _ objection: (FilePermissions) -> String?
        ) -> FilePermissions? {
            let wanted = "A mode of three or four octal digits, such as \"\(example)\","
            guard let mode = section.optional(key, wanted, Self.permissions) else { return nil }
            if let objection = objection(mode) { section.refuse(key, objection) }
            return mode
        }
        self.init(
            file: mode("fileMode", like: "0640", Self.objection(toFile:)),
            folder: mode("folderMode", like: "0750", Self.objection(toFolder:)))
    }
}

extension Configuration.Paper {
    fileprivate init(_ section: YAMLSection) {
        self.init(
            name: section.text("paper"), sheetWeight: section.number("sheetWeight", in: 0.1...100),
            stationery: section.optionalText("stationery"),
            mark: section.optionalSection("mark").map { mark in
                // Machines read marks of 6 to 10 mm.
                let side = mark.number("size", in: 6...10).mm
                return LayoutProfile.Mark(
                    symbology: mark.choice("symbology", standIn: .dataMatrix),
                    area: Rectangle(
                        x: mark.number("x", in: 0...400).mm, y: mark.number("y", in: 0...400).mm, width: side,
                        height: side))
            })
    }
}

extension Configuration.Franking {
    fileprivate init(_ section: YAMLSection) {
        let bulk = section.section("bulk")
        let sorting = section.choice("sorting", standIn: Manifest.Postage.Sorting.none)
        let form = section.optionalSection("prenotification").map(PrenotificationForm.init)
        if (sorting == .prenotified) != (form != nil) {
            section.refuse(
                "sorting",
                "With sorting: prenotified goes prenotification, which says what the carrier's files are like.")
        }
        self.init(
            carrier: section.text("carrier"), customerNumber: section.text("customerNumber"),
            appliedBy: section.choice("appliedBy", standIn: .printer),
            sorting: sorting, prenotification: form, bulk: Way(bulk),
            lotMinimum: bulk.integer("minimum", in: 1...1_000_000_000), single: Way(section.section("single")))
    }
}

extension PrenotificationForm {
    fileprivate init(_ section: YAMLSection) {
        let codes = section.section("codes")
        let (line, code) = (codes.optionalText("line"), codes.optionalText("code"))
        if line == nil, code == nil {
            codes.refuse("code", "The carrier gives a line, a code, or both: name the columns.")
        }
        let columns = section.sections("addresses").map { column in
            let text = column.optionalText("text")
            if (text == nil) != column.contains("value") {
                column.refuse("value", "A column has a value, or a text that is the same in all rows.")
            }
            return Column(
                name: column.text("column"),
                content: text.map(Content.text) ?? .value(column.choice("value", standIn: .piece)))
        }
        if !columns.contains(where: { $0.content == .value(.piece) }) {
            section.refuse("addresses", "One column has the value piece: by it the codes come back.")
        }
        self.init(
            separator: section.choice("separator", standIn: .semicolon), addresses: columns, piece: codes.text("piece"),
            line: line, code: code)
    }
}

extension Configuration.Franking.Way {
    fileprivate init(_ section: YAMLSection) {
        self.init(service: section.text("service"), imprint: section.text("imprint"))
    }
}

extension Configuration.Routing {
    init(_ section: YAMLSection, among printers: [PrinterID: Configuration.Printer]) {
        func known(_ name: String) -> PrinterID? {
            PrinterID(name).flatMap { printers[$0] == nil ? nil : $0 }
        }
        let wanted = "The id of one of the printers"
        let printer = section.optional("printer", wanted, known)
        if !section.contains("printer") { section.refuse("printer", "\(wanted) is expected.") }
        let secrecy = section.text("secrecy")
        let secrecyPrinter = secrecy == "mixed" ? nil : section.optional("secrecy", "mixed, or the id of one", known)
        self.init(printer: printer ?? .standIn, secrecyPrinter: secrecyPrinter)
    }
}
