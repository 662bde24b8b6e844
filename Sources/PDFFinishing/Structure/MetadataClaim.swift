/// A standard that a document says of itself to follow, in its XMP.
enum MetadataClaim: Hashable {
    /// PDF/X-4 (ISO 15930-7) and PDF/VT-1 (ISO 16612-2).
    case printing
    /// PDF/UA-1 (ISO 14289-1).
    case accessibility

    func xmp(on date: PDFDate) -> String {
        switch self {
        case .printing:
            """
            \n  <rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" \
            xmlns:pdfvtid="http://www.npes.org/pdfvt/ns/id/">
               <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
               <pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>
               <pdfvtid:GTS_PDFVTModDate>\(date.xmp)</pdfvtid:GTS_PDFVTModDate>
              </rdf:Description>
            """
        case .accessibility:
            """
            \n  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
               <pdfuaid:part>1</pdfuaid:part>
              </rdf:Description>
            """
        }
    }
}
