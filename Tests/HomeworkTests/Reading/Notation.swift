import Testing

/// Ways to write a tensor down, as students paste them. Each gives nil for what it has no form for.
struct Notation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let write: @Sendable (_ cells: [String], _ shape: [Int]) -> String?

  init(_ name: String, _ write: @escaping @Sendable ([String], [Int]) -> String?) {
    self.testDescription = name
    self.write = write
  }

  /// Whether only white space separates cells outside brackets, where `1 1/2` is refused.
  var isBare: Bool { testDescription.hasPrefix("bare") }

  static let all: [Notation] = [
    Notation("nested") { nested($0, $1, "[", ", ", "]") },
    Notation("nested, tight") { nested($0, $1, "[", ",", "]") },
    Notation("curly") { nested($0, $1, "{", ", ", "}") },
    Notation("tuples") { cells, shape in
      shape.contains(1) ? nil : nested(cells, shape, "(", ", ", ")")
    },
    Notation("trailing commas") { nested($0, $1, "[", ", ", ",]") },
    Notation("NumPy's print") { nested($0, $1, "[", nil, "]") },
    Notation("array") { "array(" + nested($0, $1, "[", ",\n       ", "]") + ")" },
    Notation("np.array with a type") {
      "np.array(" + nested($0, $1, "[", ", ", "]") + ", dtype=np.float64)"
    },
    Notation("tensor") { "tensor(" + nested($0, $1, "[", ", ", "]") + ", device='cuda:0')" },
    Notation("TensorFlow's print") { cells, shape in
      "<tf.Tensor: shape=\(shape), dtype=int32, numpy=\narray("
        + nested(cells, shape, "[", ", ", "]") + ", dtype=int32)>"
    },
    Notation("MATLAB") { cells, shape in rows(cells, shape).map { "[" + lines($0, " ", "; ") + "]" }
    },
    Notation("MATLAB with commas") { cells, shape in
      rows(cells, shape).map { "[" + lines($0, ",", ";") + "]" }
    },
    Notation("MATLAB on lines") { cells, shape in
      rows(cells, shape).map { "[" + lines($0, " ", "\n ") + "]" }
    },
    Notation("MATLAB with dots at the end") { cells, shape in
      rows(cells, shape).map { "[" + lines($0, "\t", ";\n") + ";]" }
    },
    Notation("rows in brackets") { cells, shape in
      rows(cells, shape).flatMap { rows in
        rows.count < 2
          ? nil : rows.map { "[" + $0.joined(separator: " ") + "]" }.joined(separator: "\n")
      }
    },
    Notation("LaTeX") { cells, shape in
      rows(cells, shape).flatMap { rows in
        rows.count < 2 || rows[0].count < 2
          ? nil : "\\begin{bmatrix}\n" + lines(rows, " & ", " \\\\\n") + "\n\\end{bmatrix}"
      }
    },
    Notation("bare rows") { cells, shape in bare(cells, shape, "  ", "\n") },
    Notation("bare rows with tabs") { cells, shape in bare(cells, shape, "\t", "\r\n") },
    Notation("bare rows with commas") { cells, shape in bare(cells, shape, ", ", ",\n") },
    Notation("bare MATLAB") { cells, shape in bare(cells, shape, " ", "; ") },
    Notation("bare with borders") { cells, shape in
      rows(cells, shape).flatMap { rows in
        rows.count < 2 ? nil : "| " + lines(rows, " ", " |\n| ") + " |"
      }
    },
    Notation("bare with & and \\\\") { cells, shape in
      rows(cells, shape).flatMap { rows in
        rows.count < 2 || rows[0].count < 2 ? nil : lines(rows, " & ", " \\\\ ")
      }
    },
    Notation("bare with large brackets") { cells, shape in
      rows(cells, shape).flatMap { rows in
        rows.count < 2 ? nil : "⎡" + lines(rows, " ", "⎤\n⎣") + "⎦"
      }
    },
    Notation("typographic minus") { cells, shape in
      nested(cells.map { $0.map { $0 == "-" ? "−" : String($0) }.joined() }, shape, "[", ", ", "]")
    },
    Notation("full width") { cells, shape in
      var text = ""
      for scalar in nested(cells, shape, "[", ",", "]").unicodeScalars {
        text.unicodeScalars.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
      }
      return text
    },
  ]

  /// Brackets in brackets; without a separator as NumPy prints, with a blank line between slices.
  private static func nested(
    _ cells: [String], _ shape: [Int], _ opener: String, _ separator: String?, _ closer: String
  ) -> String {
    guard let count = shape.first else { return cells.first ?? "" }
    let size = cells.count / max(count, 1)
    let parts = (0..<count).map { place in
      nested(
        Array(cells[place * size..<(place + 1) * size]), Array(shape.dropFirst()), opener,
        separator, closer)
    }
    let blank = shape.count == 1 ? "  " : String(repeating: "\n", count: shape.count - 1) + " "
    return opener + parts.joined(separator: separator ?? blank) + closer
  }

  private static func rows(_ cells: [String], _ shape: [Int]) -> [[String]]? {
    guard shape.count == 2 else { return nil }
    // A row of one row is a vector in MATLAB's notation, and a size of its own in the language.
    guard shape[0] > 1 else { return nil }
    return (0..<shape[0]).map { Array(cells[$0 * shape[1]..<($0 + 1) * shape[1]]) }
  }

  private static func lines(_ rows: [[String]], _ separator: String, _ end: String) -> String {
    rows.map { $0.joined(separator: separator) }.joined(separator: end)
  }

  private static func bare(
    _ cells: [String], _ shape: [Int], _ separator: String, _ end: String
  ) -> String? {
    if shape.count == 1, shape[0] > 1 { return cells.joined(separator: separator) }
    return rows(cells, shape).map { lines($0, separator, end) }
  }
}
