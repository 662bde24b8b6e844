import Foundation

/// What would be left of this program when it crashes.
enum CrashReports {
    /// Whoever sets this variable asks for the Swift runtime's reports.
    private static let variable = "SWIFT_BACKTRACE"

    /// Leaves nothing but the signal, here and in the processes that this one starts.
    ///
    /// By default the runtime prints registers with the memory that they point at, and the system keeps all memory in a core
    /// file: names and addresses of people.
    static func turnOff() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        guard ProcessInfo.processInfo.environment[variable] == nil else { return }
        // Those that the runtime catches (swift::_swift_backtrace_setupHandlers).
        for crash in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT] { signal(crash, SIG_DFL) }
    }
}
