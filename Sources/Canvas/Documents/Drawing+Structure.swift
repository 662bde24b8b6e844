import CCairo

extension Drawing {
    /// What is drawn until its end belongs to an element of the structure (`cairo_tag_begin`); elements nest, and may go on on
    /// a further page. Cairo 1.16 knows no alternatives and no artifacts.
    package func begin(_ tag: StructureTag) { unsafe cairo_tag_begin(context, tag.rawValue, nil) }

    package func end(_ tag: StructureTag) { unsafe cairo_tag_end(context, tag.rawValue) }
}
