import Arithmetic
import Foundation

/// An interpreter of another language that may be installed: `python3`, or what `CONVO_PYTHON` names,
/// and `octave-cli`.
enum Interpreter {
  case python, octave

  private var command: [String] {
    switch self {
    case .python: [ProcessInfo.processInfo.environment["CONVO_PYTHON"] ?? "python3"]
    case .octave: ["octave-cli", "--no-gui", "--quiet", "--norc"]
    }
  }

  /// What a program prints; nil where it fails or there is no interpreter.
  func output(of program: String, isQuiet: Bool = false) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("convo-\(UUID().uuidString)\(self == .python ? ".py" : ".m")")
    guard (try? program.write(to: file, atomically: true, encoding: .utf8)) != nil else {
      return nil
    }
    defer { try? FileManager.default.removeItem(at: file) }
    process.arguments = command + [file.path]
    var environment = ProcessInfo.processInfo.environment
    environment["TF_CPP_MIN_LOG_LEVEL"] = "3"
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    if isQuiet { process.standardError = FileHandle.nullDevice }
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// Whether a module can be imported; asked once for each.
  static func hasPython(_ module: String) -> Bool {
    python.output(of: "import \(module)", isQuiet: true) != nil
  }

  static let hasOctave = octave.output(of: "disp(1)", isQuiet: true) != nil

  /// The numbers in a text, with their signs.
  static func numbers(in text: String) -> [Double] {
    text.split { !($0.isNumber || "+-.einfa".contains($0)) }.compactMap { Double($0) }
  }
}
