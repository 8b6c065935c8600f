import Arithmetic
import Commands
import Documents
import MemoryFiles
import Sessions
import Syntax

extension Session {
  /// Runs a text and gives the value of its last statement.
  ///
  /// - Throws: the diagnostic of the first statement that fails.
  mutating func ask(_ text: String) throws(Diagnostic) -> Value? {
    var value: Value?
    var failure: Diagnostic?
    run(text) { outcome in
      switch outcome.result {
      case .success(let answer): value = answer.value
      case .failure(let diagnostic): failure = diagnostic
      }
      return failure == nil
    }
    if let failure { throw failure }
    return value
  }

  /// The value of a text in a new session.
  static func value(of text: String) throws(Diagnostic) -> Value? {
    var session = Session(files: .inMemory())
    return try session.ask(text)
  }

  /// The code of the error that a text ends in; nil where it goes well.
  static func code(of text: String) -> DiagnosticCode? {
    do {
      _ = try value(of: text)
      return nil
    } catch { return error.code }
  }
}

extension Value {
  /// Whether this is what was written down, where a float is what its shortest decimal says.
  func agrees(with written: Value) -> Bool {
    if case .tensor(let tensor) = self, tensor.kind == .float, case .tensor(let other) = written,
      let floats = try? other.converted(to: .float)
    {
      return tensor == floats
    }
    return self == written
  }

  /// For messages: the numbers, or what else it is.
  var told: String {
    guard case .tensor(let tensor) = self else { return "\(self)" }
    switch tensor {
    case .exact(let grid): return "\(grid.shape) \(grid.cells.map(\.description))"
    case .float(let grid): return "\(grid.shape) floats \(grid.cells)"
    case .symbolic(let grid): return "\(grid.shape) \(grid.cells.map(\.description))"
    case .complex(let real, let imaginary): return "\(real) + \(imaginary)i"
    }
  }
}
