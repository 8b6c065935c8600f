import Arithmetic
import Commands
import Documents
import FoundationEssentials
import Sessions
import Testing

/// Answers of the libraries themselves, run once on random calls and written down: `statement -> value`
/// a line, or `refused`.
@Suite struct LibraryTests {
  static let names = [
    "pytorch", "numpy", "scipy", "opencv", "octave", "onnxruntime", "tensorflow", "keras", "jax",
  ]

  @Test(arguments: names)
  func agreesWithWhatWasWrittenDown(name: String) throws {
    let folder = #filePath.prefix(through: #filePath.lastIndex(of: "/")!)
    let text = try String(contentsOfFile: "\(folder)Libraries/\(name).txt", encoding: .utf8)
    // ONNX Runtime computes in 32 bits.
    let tolerance = name == "onnxruntime" ? 1e-5 : 1e-12
    var count = 0
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " -> ", maxSplits: 1).map(String.init)
      try #require(parts.count == 2)
      count += 1
      guard parts[1] != "refused" else {
        #expect(Session.code(of: parts[0]) != nil, "\(parts[0])")
        continue
      }
      let (given, wanted) = (try floats(parts[0]), try floats(parts[1]))
      let isEqual =
        given.shape == wanted.shape
        && zip(given.cells, wanted.cells).allSatisfy { given, wanted in
          given == wanted || given.isNaN && wanted.isNaN
            || abs(given - wanted) <= tolerance * max(1, abs(wanted))
        }
      #expect(isEqual, "\(parts[0]): \(given.cells)")
    }
    #expect(count > 30)
  }

  private func floats(_ text: String) throws -> Grid<Double> {
    guard case .tensor(let tensor)? = try Session.value(of: text) else {
      throw ArithmeticError.needsFloat
    }
    return try tensor.floats()
  }
}
