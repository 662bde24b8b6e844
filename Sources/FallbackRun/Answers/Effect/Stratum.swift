/// Two groups that one lot made: how many each has, and how many of them came to something.
package struct Stratum: Hashable, Sendable {
    let written: Int
    let cameOfWritten: Int
    let waiting: Int
    let cameOfWaiting: Int

    package init(written: Int, cameOfWritten: Int, waiting: Int, cameOfWaiting: Int) {
        (self.written, self.cameOfWritten) = (written, cameOfWritten)
        (self.waiting, self.cameOfWaiting) = (waiting, cameOfWaiting)
    }
}

extension Proportion {
    /// How much larger the share is where letters went, over several draws, each compared within itself: the weights of Mantel
    /// and Haenszel, with the variance of Sato (Biometrics 45, 1989), which holds for few large draws and for many small ones.
    ///
    /// Nil where nobody or everybody came, so that nothing tells how much chance makes.
    package init?(over strata: [Stratum]) {
        var (weight, sum, ofSpread, ofDifference) = (0.0, 0.0, 0.0, 0.0)
        for stratum in strata {
            let (n1, n0) = (Double(stratum.written), Double(stratum.waiting))
            let (x1, x0) = (Double(stratum.cameOfWritten), Double(stratum.cameOfWaiting))
            let all = n1 + n0
            weight += n1 * n0 / all
            sum += (x1 * n0 - x0 * n1) / all
            ofDifference += (n1 * n1 * x0 - n0 * n0 * x1 + n1 * n0 * (n0 - n1) / 2) / (all * all)
            ofSpread += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * all)
        }
        guard weight > 0 else { return nil }
        let share = sum / weight
        let variance = (share * ofDifference + ofSpread) / (weight * weight)
        guard variance > 0 else { return nil }
        let half = Self.z * variance.squareRoot()
        self.init(share, max(-1, share - half), min(1, share + half))
    }
}
