public import Arithmetic

/// What can be wrong with a file or with what it holds.
public enum FileError: Error, Equatable, Sendable {
  /// The gate is closed, by `--safe`.
  case closed
  /// The system refused, in its own words.
  case system(String)
  case tooManyBytes(limit: Int)
  /// The bytes are not what the format says, in words that go on from `x.npy: `.
  case malformed(String)
  /// The numbers have no place in this format, with what would help.
  case unwritable(String, help: String)
  /// The numbers would be too many or too long.
  case arithmetic(ArithmeticError)
}

extension FileError {
  /// Throws when somebody wishes to stop.
  static func checkInterruption() throws(FileError) {
    do throws(ArithmeticError) { try Interruption.check() } catch { throw .arithmetic(error) }
  }
}
