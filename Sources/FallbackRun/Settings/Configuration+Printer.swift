package import Measures
package import PageLayout
package import PaperMail
package import PrintHouse

extension Configuration {
    /// What was agreed with one printer.
    package struct Printer: Hashable, Sendable {
        package var name: String
        package var contractNumber: String
        package var orderNumber: String
        package var contact: Manifest.Contact
        /// Working days from the hand-over in which it reports a batch received.
        package var receiveWithinDays: Int
        package var maximumReprintPercent: Double
        package var deleteAfterDays: Int
        package var proofOfDestruction: Bool
        package var letter: Paper
        package var envelope: Envelope
        package var envelopeWeight: Double
        /// Whether what is inserted is counted by a camera and reported; nil where the contract does not ask for it.
        package var insertion: Manifest.Product.Insertion?
        package var card: Paper
        package var franking: Franking
        package var ticket: Ticket
        /// For printers that want more than a plain PDF.
        package var exchange: Exchange?
        /// A file of the keys that batches are encrypted to, from the workspace's folder; nil to send them readable.
        package var ageRecipients: String?
        /// Who may read what is put into its drop folder.
        package var delivery: DeliveryModes

        package func paper(ofCard isCard: Bool) -> Paper { isCard ? card : letter }
    }

    /// What letters go into.
    package struct Envelope: Hashable, Sendable {
        package var article: String
        package var window: Window

        package enum Window: Hashable, Sendable {
            /// As the envelope is made: what shows is computed from it.
            case opening(EnvelopeShape)
            /// What always shows of the folded sheet, as the printer says.
            case shown(Rectangle)
        }

        /// The window over a layout's sheet; nil where that does not go in.
        package func window(over sheet: FoldedSheet) -> EnvelopeWindow? {
            switch window {
            case .opening(let shape): EnvelopeWindow(of: shape, over: sheet)
            case .shown(let area): EnvelopeWindow(shown: area)
            }
        }
    }

    /// The job ticket that a printer's workflow system takes beside the manifest.
    package enum Ticket: String, CaseIterable, Sendable { case none, xjdf }

    /// What letters.pdf needs beside its pages to be a PDF/X-4 and PDF/VT-1 file.
    package struct Exchange: Hashable, Sendable {
        /// The file of the press's ICC profile, from the workspace's folder.
        package var profile: String
        /// The name of the printing condition that the profile is of.
        package var condition: String
        /// The address of the registry that the name is from; nil where it is from none, or nobody knows.
        package var registry: String?
        /// Whether the printer's preflight passed such files, so that they may say what they are.
        package var isPreflighted: Bool
    }

    package struct Paper: Hashable, Sendable {
        package var name: String
        /// Grams.
        package var sheetWeight: Double
        /// The article number of preprinted paper.
        package var stationery: String?
        /// Which mark the printer's machines read, and where; nil for that of the layout.
        package var mark: LayoutProfile.Mark?
    }

    /// How the pieces of one printer are franked and offered to the carrier.
    package struct Franking: Hashable, Sendable {
        package var carrier: String
        package var customerNumber: String
        package var appliedBy: Manifest.Franking.Applier
        package var sorting: Manifest.Postage.Sorting
        /// How the carrier is told of a lot before it is offered; nil where it is not.
        package var prenotification: PrenotificationForm?
        package var bulk: Way
        /// The fewest pieces that make a lot.
        package var lotMinimum: Int
        package var single: Way

        package struct Way: Hashable, Sendable {
            package var service: String
            package var imprint: String
        }
    }

    /// Which printer gets what.
    package struct Routing: Hashable, Sendable {
        package var printer: PrinterID
        /// For people whose particulars are secret; nil where they are mixed in.
        package var secrecyPrinter: PrinterID?

        /// All that get anything.
        package var printers: [PrinterID] { [printer] + (secrecyPrinter.map { [$0] } ?? []) }

        /// - Parameter secrecy: BRP 07.70 indicatie geheim, 0 for none.
        package func printer(forSecrecy secrecy: Int) -> PrinterID {
            secrecy > 0 ? secrecyPrinter ?? printer : printer
        }
    }
}
