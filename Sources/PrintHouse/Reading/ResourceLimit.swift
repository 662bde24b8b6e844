import Glibc

/// What the system limits of a process (setrlimit(2)).
enum ResourceLimit {
    case memory, processor, core, fileSize

    /// What may be asked for: what holds already may be lowered, not raised.
    func atMost(_ value: Int) -> Int {
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_max <= UInt(Int.max) else { return value }
        return min(value, Int(limit.rlim_max))
    }

    /// Sets it for this process.
    ///
    /// - Parameter ending: at which a process is ended that goes on in spite of the signal at `value`.
    func set(_ value: Int, ending: Int? = nil) {
        var limit = rlimit(rlim_cur: UInt(atMost(value)), rlim_max: UInt(atMost(ending ?? value)))
        _ = unsafe setrlimit(resource, &limit)
    }

    private var resource: __rlimit_resource_t {
        switch self {
        case .memory: __rlimit_resource_t(RLIMIT_AS.rawValue)
        case .processor: __rlimit_resource_t(RLIMIT_CPU.rawValue)
        case .core: __rlimit_resource_t(RLIMIT_CORE.rawValue)
        case .fileSize: __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        }
    }
}

enum ReaderSignal {
    /// What a process gets that has had its processor time (setrlimit(2)).
    static let processorTime = SIGXCPU
}
