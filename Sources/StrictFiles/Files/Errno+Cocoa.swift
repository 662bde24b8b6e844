import Foundation
package import SystemPackage

extension Errno {
    /// The system's error beneath one of Foundation's.
    package init(beneath error: any Error) {
        let posix = (error as? CocoaError)?.underlying as? POSIXError
        self = posix.map { Errno(rawValue: $0.code.rawValue) } ?? .ioError
    }
}
