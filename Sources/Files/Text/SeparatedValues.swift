internal import Arithmetic

/// A table of numbers separated by commas, semicolons, tabs or blanks (CSV, RFC 4180, and variants).
///
/// A first line without any number is a header and skipped, as are empty lines and lines that begin
/// with `#`. With other separators a comma is the decimal point. A separator at the end of a line
/// begins no cell. Lines end as Unix, Windows or the first Macintosh ended them. One line is a vector,
/// several are a matrix of rows × columns.
struct SeparatedValues {
  let tensor: Tensor

  init(_ bytes: [UInt8], within limits: Limits) throws(FileError) {
    let text = EncodedText.plainBlanks(try EncodedText.utf8(bytes))
    let lineEnd: UInt8 = text.contains(10) ? 10 : 13
    var separator: UInt8?
    var cells = NumberCells()
    var (rows, columns) = (0, 0)
    var hasHeader = false
    for (number, raw) in text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == lineEnd }
    ).enumerated() {
      let line = Self.trimmed(raw)
      if number & 0xFF == 0 { try FileError.checkInterruption() }
      guard !line.isEmpty, line.first != UInt8(ascii: "#") else { continue }
      if separator == nil { separator = Self.separator(of: line) }
      let fields = Self.fields(line, separator ?? 32)
      if rows == 0, !hasHeader, try Self.isHeader(fields, separator, limits) {
        hasHeader = true
        continue
      }
      if rows == 0 { columns = fields.count }
      guard fields.count == columns else {
        throw .malformed(
          "line \(number + 1) has \(fields.count) cells, but the first has \(columns)")
      }
      rows += 1
      do throws(ArithmeticError) {
        _ = try limits.count([rows, columns])
      } catch { throw .arithmetic(error) }
      for (column, field) in fields.enumerated() {
        guard let value = try Self.number(field, separator, limits) else {
          throw .malformed(
            "line \(number + 1), cell \(column + 1) is \(field.isEmpty ? "empty" : "not a number")")
        }
        cells.append(value)
      }
    }
    guard rows > 0 else { throw .malformed("it has no numbers") }
    tensor = cells.tensor(shape: rows == 1 ? [columns] : [rows, columns])
  }

  /// The first of semicolon, tab and comma that occurs in the line; else a blank.
  private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    for mark in [UInt8(ascii: ";"), 9, UInt8(ascii: ",")] where line.contains(mark) { return mark }
    return 32
  }

  private static func fields(_ line: ArraySlice<UInt8>, _ separator: UInt8) -> [ArraySlice<UInt8>] {
    guard separator != 32 else { return line.split(separator: 32) }
    let line = line.last == separator ? line.dropLast() : line
    return line.split(separator: separator, omittingEmptySubsequences: false).map { field in
      let field = trimmed(field)
      let isQuoted = field.count >= 2 && field.first == 34 && field.last == 34
      return isQuoted ? trimmed(field.dropFirst().dropLast()) : field
    }
  }

  /// Whether a line is a header: no cell of it is a number.
  private static func isHeader(
    _ fields: [ArraySlice<UInt8>], _ separator: UInt8?, _ limits: Limits
  ) throws(FileError) -> Bool {
    for field in fields where try number(field, separator, limits) != nil { return false }
    return true
  }

  private static func number(
    _ field: ArraySlice<UInt8>, _ separator: UInt8?, _ limits: Limits
  ) throws(FileError) -> NumberText? {
    if separator != UInt8(ascii: ","), let comma = field.firstIndex(of: UInt8(ascii: ",")) {
      var field = field
      field[comma] = UInt8(ascii: ".")
      return try NumberText(field, within: limits)
    }
    return try NumberText(field, within: limits)
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isEdge: (UInt8) -> Bool = { $0 == 32 || $0 == 13 }
    let start = text.drop(while: isEdge)
    let end = start.reversed().prefix(while: isEdge).count
    return start.dropLast(end)
  }

  static func encode(_ tensor: Tensor, separator: UInt8) throws(FileError) -> EncodedNumbers {
    guard tensor.rank <= 2 else {
      throw .unwritable(
        "a table has rows and columns, but this has rank \(tensor.rank)",
        help: "reshape it, or save it as .npy or .json")
    }
    guard tensor.count > 0 else {
      throw .unwritable("it has no cells", help: "a .npy keeps empty shapes")
    }
    let columns = tensor.shape.last ?? 1
    var bytes: [UInt8] = []
    let rounded = try tensor.writeDecimals(into: &bytes, others: .words) { place, bytes in
      if place > 0 { bytes.append(place % columns == 0 ? 10 : separator) }
    }
    bytes.append(10)
    return EncodedNumbers(bytes: bytes, kind: "decimals", rounded: rounded)
  }
}
