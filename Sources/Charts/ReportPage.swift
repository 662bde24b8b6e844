import Markup

/// A report as one page that needs nothing else: no network, no scripts, no other file.
package struct ReportPage: Sendable {
    package enum Language: String, Sendable {
        case english = "en"
        case dutch = "nl"
    }

    private let title: String
    private let lead: [String]
    private let sections: [ReportSection]
    private let language: Language

    /// - Parameters:
    ///   - lead: paragraphs below the title.
    ///   - language: of all words in it.
    package init(_ title: String, lead: [String], _ sections: [ReportSection], in language: Language = .english) {
        (self.title, self.lead, self.sections, self.language) = (title, lead, sections, language)
    }

    package var html: [UInt8] {
        let style = HTML(stringLiteral: String(decoding: PackageResources.report_css, as: UTF8.self))
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>\(title) – Postvangnet</title>
            <link rel="icon" href="data:,">
            <style>
            \(style)</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            \(lead.map { "<p>\($0)</p>\n" as HTML })\(sections.enumerated().map { $1.html(id: "part-\($0 + 1)") })</main>
            </body>
            </html>

            """
        return Array(page.markup.utf8)
    }
}
