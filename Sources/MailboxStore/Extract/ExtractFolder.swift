import Decompression
import Foundation
import MailboxDomain
import StrictFiles

/// The folder of an extract: which of its files stand there, as they are or compressed.
struct ExtractFolder {
    let path: String

    /// The names under which a file stands; more than one is a mistake.
    func names(of file: ExtractFile) -> [String] {
        ([""] + Compression.allCases.map(\.rawValue)).map { file.name + $0 }.filter {
            FileManager.default.fileExists(atPath: place($0))
        }
    }

    /// What keeps a part from being read: files that it does not have, a file that stands there twice, and what is no file.
    func findings(of part: ExtractManifest.Part) -> [Finding] {
        let foreign = ExtractFile.allCases.filter { !part.files.contains($0) }.flatMap(names).map { name in
            finding(.fileOfOtherPart, name, "The part \(part.rawValue) of an extract does not have this file.")
        }
        guard foreign.isEmpty else { return foreign }
        return part.files.flatMap { file in
            let names = names(of: file)
            if names.count > 1 {
                return [
                    finding(
                        .fileTwice, file.name,
                        "It stands there as \(names.joined(separator: ", ")). Remove all but one.")
                ]
            }
            return names.filter { !TextFile.stands(atPath: place($0)) }.map { name in
                finding(
                    .notAFile, name, "This is a folder, a pipe or a device, not a file. Ask for the file.")
            }
        }
    }

    /// How many bytes a file may have, once it is decompressed; 0 for one that is not there.
    func size(of file: ExtractFile) -> Int {
        guard let name = names(of: file).first,
            let bytes = try? FileManager.default.attributesOfItem(atPath: place(name))[.size] as? Int
        else { return 0 }
        return Compression(fileName: name) == nil ? bytes : CompressedSize(ofFile: bytes).most
    }

    private func place(_ name: String) -> String { path + "/" + name }

    private func finding(_ code: ExtractFault, _ name: String, _ message: String) -> Finding {
        Finding(code: code, place: .init(file: name), message: message)
    }
}
