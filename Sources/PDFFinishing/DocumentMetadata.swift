/// What a document says of itself, in two forms that must agree: the document information and XMP.
package struct DocumentMetadata: Hashable, Sendable {
    /// It must not tell why anyone is written to.
    package var title: String
    /// RFC 3066, such as `nl-NL`.
    package var language: String
    /// Of creation and change: from the plan, never the clock.
    package var date: PDFDate
    package var creator: String
    package var producer: String

    package init(title: String, language: String, date: PDFDate, creator: String, producer: String) {
        self.title = title
        self.language = language
        self.date = date
        self.creator = creator
        self.producer = producer
    }

    /// The texts of the document information dictionary, by key.
    var information: [(key: String, text: String)] {
        [
            ("/Title", title), ("/Creator", creator), ("/Producer", producer), ("/CreationDate", date.information),
            ("/ModDate", date.information),
        ]
    }

    /// The XMP packet (ISO 16684-1), which says that it may not be changed in place.
    var xmp: String {
        """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(title))</rdf:li></rdf:Alt></dc:title>
           <dc:language><rdf:Bag><rdf:li>\(Self.escaped(language))</rdf:li></rdf:Bag></dc:language>
           <xmp:CreateDate>\(date.xmp)</xmp:CreateDate>
           <xmp:ModifyDate>\(date.xmp)</xmp:ModifyDate>
           <xmp:MetadataDate>\(date.xmp)</xmp:MetadataDate>
           <xmp:CreatorTool>\(Self.escaped(creator))</xmp:CreatorTool>
           <pdf:Producer>\(Self.escaped(producer))</pdf:Producer>
           <pdf:Trapped>False</pdf:Trapped>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
