import Testing

/// The program as its users type it, from the sample extract to sealed batches; what it made is read by other programs.
@Suite(.sampleRun) struct EndToEnd {}
