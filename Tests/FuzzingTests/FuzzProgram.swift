import Foundation

/// Has libFuzzer try one parser: `fuzz PARSER [libFuzzer's options and corpora]`, or `fuzz list`.
///
/// Only in a package that was read with POSTVANGNET_FUZZ set: see Package.swift.
@main struct FuzzProgram {
    // libFuzzer calls a function of C, which carries nothing with it. Set once, before there is any other thread.
    private nonisolated(unsafe) static var parser = FuzzedParser.csv

    static func main() {
        let arguments = CommandLine.arguments
        if arguments.dropFirst().first == "list" {
            for parser in FuzzedParser.allCases { print(parser.rawValue) }
            return
        }
        guard arguments.count > 1, let named = FuzzedParser(rawValue: arguments[1]) else {
            print("usage: fuzz PARSER [OPTION...], or fuzz list")
            exit(64)
        }
        unsafe parser = named
        // libFuzzer reads the rest as if the parser's name were the program's: it starts no program.
        var count = CommandLine.argc - 1
        var values = unsafe CommandLine.unsafeArgv + 1
        exit(
            unsafe runFuzzer(&count, &values) { bytes, count in
                let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
                if case .broken(let promise) = unsafe FuzzProgram.parser.read(input) { fatalError(promise) }
                return 0
            })
    }
}

/// libFuzzer's own loop (`FuzzerInterface.h`).
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
