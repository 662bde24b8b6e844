/// How long a worker was at a batch, as it tells itself; drawing is zero for one that stood already.
package struct RenderTimes: Sendable {
    /// Until Cairo's file with all pages was closed.
    package var drawing: Duration
    /// From there until the batch was in its place.
    package var finishing: Duration
}
