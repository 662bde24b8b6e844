/// The JSON Schemas of what goes to printers and comes back; docs/print-house holds the same files.
package enum FileSchema: String, CaseIterable, Sendable {
    case manifest, order, pull, codes, feedback, mailing, ack

    package var text: String {
        let bytes =
            switch self {
            case .manifest: PackageResources.manifest_schema_json
            case .order: PackageResources.order_schema_json
            case .pull: PackageResources.pull_schema_json
            case .codes: PackageResources.codes_schema_json
            case .feedback: PackageResources.feedback_schema_json
            case .mailing: PackageResources.mailing_schema_json
            case .ack: PackageResources.ack_schema_json
            }
        return String(decoding: bytes, as: UTF8.self)
    }
}
