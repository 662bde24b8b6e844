/// How long a worker was at a batch; both are zero for one that stood already.
package struct RenderTimes: Sendable {
    /// Until its last page was drawn.
    package var drawing: Duration
    /// From there until the batch was in its place.
    package var finishing: Duration
}
