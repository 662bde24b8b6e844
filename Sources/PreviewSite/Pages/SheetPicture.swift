import LetterComposition
import Markup
import Measures
import PageLayout

/// The picture of one side of a letter, at the density of whatever screen shows it.
struct SheetPicture: Sendable {
    var key: PictureKey
    var size: Size
    var alternative: String
    let links: any PageLinks

    /// For a card on the overview: a third of its real size, sharp on any screen.
    var thumbnail: HTML { image(.normal) }

    /// For a table of many.
    var small: HTML { image(.small) }

    /// For one of a few that stand beside each other, to be read; on paper as wide as the page.
    var beside: HTML {
        """
        <img src="\(address(links.density))" srcset="\(sources)" sizes="(min-width: 40rem) 22rem, 95vw" \(measures) \
        alt="\(alternative)" loading="lazy">
        """
    }

    private var sources: String {
        links.densities.map { "\(address($0)) \(Self.pixels(size.width, $0))w" }.joined(separator: ", ")
    }

    private func image(_ density: PictureDensity) -> HTML {
        #"<img src="\#(address(density))" \#(measures) alt="\#(alternative)" loading="lazy">"#
    }

    func full(zoom: TemplateChoices.Zoom) -> HTML {
        """
        <img class="zoom-\(zoom.rawValue)" src="\(address(links.density))" srcset="\(sources)"
        sizes="\(sizes(zoom))" \(measures) alt="\(alternative)">
        """
    }

    private func address(_ density: PictureDensity) -> String {
        var key = key
        key.density = density
        return links.link(to: .picture(key)) ?? ""
    }

    private var measures: HTML {
        """
        width="\(Self.pixels(size.width, .normal))" height="\(Self.pixels(size.height, .normal))"
        """
    }

    private func sizes(_ zoom: TemplateChoices.Zoom) -> String {
        let width = Self.pixels(size.width, .normal)
        return switch zoom {
        case .fit: "(min-width: 70rem) 40vw, 95vw"
        case .full: "\(width)px"
        case .large: "\(width * 3 / 2)px"
        case .double: "\(width * 2)px"
        }
    }

    private static func pixels(_ length: Length, _ density: PictureDensity) -> Int {
        Int((length.points / 72 * density.dotsPerInch).rounded())
    }
}
