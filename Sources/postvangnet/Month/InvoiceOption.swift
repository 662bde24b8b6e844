import ArgumentParser
import FallbackRun
import StrictFiles
import SystemPackage

/// `reconcile --invoice`: what printer and carrier bill, beside what the ledger says was sent.
struct InvoiceOption: ParsableArguments {
    @Option(
        name: .customLong("invoice"),
        help: ArgumentHelp(
            "A UBL invoice (NLCIUS) to compare with the ledger, which stays as it is; may be repeated.",
            valueName: "FILE"))
    var files: [String] = []

    /// Exit status 1 where something is wrong.
    func compare(in workspace: Workspace, as format: FormatOption) throws {
        try workspace.lookAtLedger()
        let check = try InvoiceCheck(of: files.map { FilePath($0) }, in: workspace)
        try format.answer(text: check.text, json: check.json)
        if !check.isRight { throw ExitCode(1) }
    }
}
