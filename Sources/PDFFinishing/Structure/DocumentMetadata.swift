import MailboxDomain

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
    /// 32 hexadecimal digits that no other document has, and that the same document always has.
    package var identifier: String
    /// What it says beyond that, under names of its own.
    package var properties: [Property]

    /// A text under a name that viewers show as it is (the namespace `pdfx` of XMP).
    package struct Property: Hashable, Sendable {
        /// Letters and digits, a letter first.
        package var name: String
        package var text: String

        package init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
    }

    package init(
        title: String, language: String, date: PDFDate, creator: String, producer: String, identifier: String,
        properties: [Property] = []
    ) {
        self.title = title
        self.language = language
        self.date = date
        self.creator = creator
        self.producer = producer
        self.identifier = identifier
        self.properties = properties
    }

    /// Writes all of it into a file.
    func describe(_ file: PDFFile, claiming claim: MetadataClaim?) {
        let information = file.object(parsing: "<< /Trapped /False >>")
        for (key, text) in self.information { information[key] = file.object(text: text) }
        file.trailer["/Info"] = information
        let packet = file.stream(Array(xmp(claiming: claim).utf8))
        packet.dictionary["/Type"] = file.object(parsing: "/Metadata")
        packet.dictionary["/Subtype"] = file.object(parsing: "/XML")
        let root = file.root
        root["/Metadata"] = packet
        root["/Lang"] = file.object(text: language)
        root["/ViewerPreferences"] = file.object(parsing: "<< /DisplayDocTitle true >>")
    }

    /// The texts of the document information dictionary, by key.
    private var information: [(key: String, text: String)] {
        [
            ("/Title", title), ("/Creator", creator), ("/Producer", producer), ("/CreationDate", date.information),
            ("/ModDate", date.information),
        ] + properties.map { ("/\($0.name)", $0.text) }
    }

    /// The XMP packet (ISO 16684-1), which says that it may not be changed in place.
    ///
    /// - Parameter claim: what it says to follow; nil for nothing.
    private func xmp(claiming claim: MetadataClaim?) -> String {
        """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
        xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(title))</rdf:li></rdf:Alt></dc:title>
           <dc:language><rdf:Bag><rdf:li>\(Self.escaped(language))</rdf:li></rdf:Bag></dc:language>
           <xmp:CreateDate>\(date.xmp)</xmp:CreateDate>
           <xmp:ModifyDate>\(date.xmp)</xmp:ModifyDate>
           <xmp:MetadataDate>\(date.xmp)</xmp:MetadataDate>
           <xmp:CreatorTool>\(Self.escaped(creator))</xmp:CreatorTool>
           <pdf:Producer>\(Self.escaped(producer))</pdf:Producer>
           <pdf:Trapped>False</pdf:Trapped>
           <xmpMM:DocumentID>\(uuid)</xmpMM:DocumentID>
           <xmpMM:InstanceID>\(uuid)</xmpMM:InstanceID>
           <xmpMM:VersionID>1</xmpMM:VersionID>
           <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
          </rdf:Description>\(ownProperties)\(claim?.xmp(on: date) ?? "")
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
    }

    private var ownProperties: String {
        guard !properties.isEmpty else { return "" }
        let lines = properties.map { "   <pdfx:\($0.name)>\(Self.escaped($0.text))</pdfx:\($0.name)>" }
        return """
            \n  <rdf:Description rdf:about="" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">
            \(lines.joined(separator: "\n"))
              </rdf:Description>
            """
    }

    /// The identifier as a name of the kind that its maker defines (RFC 9562, 5.8).
    private var uuid: String {
        var digits = Array(identifier)
        (digits[12], digits[16]) = ("8", "8")
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "uuid:" + groups.joined(separator: "-")
    }

    private static func escaped(_ text: String) -> String {
        text.writing("&", as: "&amp;").writing("<", as: "&lt;").writing(">", as: "&gt;")
    }
}
