import Foundation
import LetterComposition
import Measures
import PageLayout
import TestSupport
import Testing

/// What shows of the shipped letters through the windows of envelopes, while the folded sheet lies in each corner.
@MainActor @Suite struct WindowPlayTests {
    /// An envelope by the size of its inside, with an opening that the layouts hold for.
    private struct Envelope {
        var name: String
        var shape: EnvelopeShape

        init(_ name: String, _ inside: (Double, Double), opening: (x: Double, y: Double, width: Double, height: Double))
        {
            self.name = name
            shape = EnvelopeShape(
                inside: Size(width: inside.0.mm, height: inside.1.mm),
                opening: Rectangle(
                    x: opening.x.mm, y: opening.y.mm, width: opening.width.mm, height: opening.height.mm))
        }
    }

    private static let envelopes = [
        ("window-left", Envelope("C5", (229, 162), opening: (34.5, 43.5, 101, 47))),
        ("window-left", Envelope("EA5", (220, 156), opening: (34.5, 42, 91, 45))),
        ("large-print", Envelope("C5", (229, 162), opening: (34.5, 43.5, 101, 47))),
        ("large-print", Envelope("EA5", (220, 156), opening: (34.5, 42, 91, 45))),
        ("window-right", Envelope("DL", (220, 110), opening: (104.5, 45.5, 93, 45))),
    ]

    private static let corners: [(EnvelopeWindow.Corner, String)] = [
        (.leftTop, "left, top"), (.rightTop, "right, top"), (.leftBottom, "left, bottom"),
        (.rightBottom, "right, bottom"),
    ]

    private let stationery: ProjectStationery

    init() throws { stationery = try ProjectStationery() }

    /// The fronts of all letters, to readers with addresses that take all of their zone.
    private func fronts(on layout: String) throws -> [Page] {
        let long = "A.B.C.D. van den Boogaart tot Nederhemert van Duin-van Oranje-Nassau"
        let readers: [(envelope: [String], kix: String?, circumstances: Set<LetterCondition>)] = [
            (
                [long, "Burgemeester van den Boschlaan 99999 AToe", "1234 AB  HORST AAN DE MAAS"], "1234AB99999XATOE",
                []
            ),
            (
                ["De hooggeboren heer", "A. graaf van B", "Line one", "Line two", "Line three", "GERMANY"], nil,
                [.abroad]
            ),
            (["Stichting Bewind en Curatele", "Postbus 12345", "1234 AB  DORP"], "1234AB12345", [.ward]),
        ]
        return try Product.allCases.filter { $0 != .bounce }.flatMap { product in
            try readers.compactMap { reader in
                try stationery.pages(
                    product, circumstances: reader.circumstances, envelope: reader.envelope,
                    ward: reader.circumstances.contains(.ward) ? long : nil, kix: reader.kix, on: layout
                ).first
            }
        }
    }

    /// How far all that must show lies inside the opening, and all else outside it, in millimetres.
    private struct Measured {
        /// Layout, envelope and corner, as the docs call them.
        var place: [String]
        var inside: Double
        var outside: Double
    }

    @Test func `at every corner of the play what must show does, and nothing else, as the docs say`() throws {
        var rows: [Measured] = []
        for (name, envelope) in Self.envelopes {
            let profile = try stationery.layout(name)
            let window = try #require(EnvelopeWindow(of: envelope.shape, over: profile.foldedSheet))
            // What the layout promises, the envelope keeps.
            let own = try #require(profile.envelopeWindow)
            #expect(window.shown.contains(own.shown) && own.reach.contains(window.reach), "\(name), \(envelope.name)")
            let shapes = try fronts(on: name).flatMap { try PlacedShape.all(on: $0, library: stationery.fonts) }
            #expect(
                Set(shapes.map(\.zone)).isSuperset(of: [.address, .kix, .returnLine, .body, .reference, .letterhead]))
            for (corner, place) in Self.corners {
                let view = window.view(at: corner)
                let seen =
                    shapes.filter { [.address, .kix, .returnLine].contains($0.zone) }
                    .map { Self.depth(of: $0.area, in: view) }.min() ?? -1
                let hidden =
                    shapes.filter { ![.address, .kix, .returnLine].contains($0.zone) }
                    .map { Self.gap(between: $0.area, and: view) }.min() ?? -1
                rows.append(Measured(place: [name, envelope.name, place], inside: seen, outside: hidden))
            }
        }
        let lines = try Project.text("docs/templates.md").split(separator: "\n")
        let told = lines.filter { line in Self.envelopes.contains { line.hasPrefix("| \($0.0) | ") } }
            .map { line in line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        try #require(told.map { Array($0.prefix(3)) } == rows.map(\.place))
        for (told, row) in zip(told, rows) {
            let numbers = told.dropFirst(3).compactMap { Double($0) }
            try #require(numbers.count == 2)
            #expect(numbers[0] > 0 && row.inside + 0.001 >= numbers[0], "\(row)")
            #expect(numbers[1] > 0 && row.outside + 0.001 >= numbers[1], "\(row)")
        }
    }

    @Test func `a sheet with more play than its window has room is found out in that corner`() throws {
        let profile = try stationery.layout("window-left")
        let narrow = EnvelopeShape(
            inside: Size(width: 229.mm, height: 162.mm),
            opening: Rectangle(x: 34.5.mm, y: 43.5.mm, width: 90.mm, height: 47.mm))
        let window = try #require(EnvelopeWindow(of: narrow, over: profile.foldedSheet))
        #expect(!window.alwaysShows(profile.address.area))
        #expect(window.view(at: .leftTop).contains(profile.address.area))
        #expect(!window.view(at: .rightTop).contains(profile.address.area))
        let low = EnvelopeShape(
            inside: narrow.inside, opening: Rectangle(x: 34.5.mm, y: 43.5.mm, width: 101.mm, height: 60.mm))
        let deep = try #require(EnvelopeWindow(of: low, over: profile.foldedSheet))
        #expect(deep.canShow(profile.body.area) && deep.view(at: .leftTop).overlaps(profile.body.area))
        #expect(EnvelopeWindow(of: low, over: try stationery.layout("window-right").foldedSheet) != nil)
        let dl = EnvelopeShape(inside: Size(width: 220.mm, height: 110.mm), opening: low.opening)
        #expect(EnvelopeWindow(of: dl, over: profile.foldedSheet) == nil)
        // Folded shorter in front, the rest stands out above it.
        let short = FoldedSheet(profile.sheet, folds: [140.mm])
        #expect(short.size.height == 157.mm && short.overhang == 17.mm)
        #expect(EnvelopeWindow(of: narrow, over: short)?.shown.top == 26.5.mm)
    }

    /// How far inside a place lies, to its nearest edge; in millimetres, negative where it stands out.
    private static func depth(of place: Rectangle, in view: Rectangle) -> Double {
        [place.left - view.left, place.top - view.top, view.right - place.right, view.bottom - place.bottom]
            .map(\.millimetres).min() ?? 0
    }

    /// How far apart they are, in the direction in which they are farther; negative where they overlap.
    private static func gap(between place: Rectangle, and view: Rectangle) -> Double {
        [place.left - view.right, view.left - place.right, place.top - view.bottom, view.top - place.bottom]
            .map(\.millimetres).max() ?? 0
    }
}
