internal import Foundation
internal import PseudoTerminal
internal import Testing

/// The program, run through pipes in a separate folder.
struct PipedConvo {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func run(
    _ arguments: String..., input: String = "", variables: [String: String] = [:],
    readsAtMost: Int = .max
  ) throws -> PipedProgram {
    try run(
      arguments, input: Array(input.utf8), variables: variables, readsAtMost: readsAtMost)
  }

  func run(
    _ arguments: [String], input: [UInt8], variables: [String: String] = [:],
    readsAtMost: Int = .max
  ) throws -> PipedProgram {
    let environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "SWIFT_BACKTRACE": "enable=no",
    ]
    return try PipedProgram(
      [BuiltProgram.path("convo")] + arguments, input: input,
      environment: environment.merging(variables) { $1 }, readsAtMost: readsAtMost)
  }

  /// The path of a script with this text.
  func script(_ text: String, named name: String = "lesson.convo") throws -> String {
    try folder.file(name, containing: text)
  }
}

extension PipedProgram {
  /// Each line of the output as a JSON object.
  func objects() throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any], "\(line)")
    }
  }
}
