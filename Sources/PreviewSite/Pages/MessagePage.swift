import Markup

/// A page that only says something, such as why there is no other.
struct MessagePage: Sendable {
    var title: String
    var text: String
    let frame: PageFrame

    var html: String {
        frame.page(
            title,
            """
            <div class="message">
            <h1>\(title)</h1>
            <p>\(text)</p>
            <p><a href="\(frame.href(.overview))">Naar het overzicht</a></p>
            </div>
            """)
    }
}
