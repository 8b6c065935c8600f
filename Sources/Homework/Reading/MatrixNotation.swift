/// Rewrites matrices as other programs and people write them into the language's nested brackets.
///
/// MATLAB's blocks, NumPy's prints with and without commas, rows on lines, LaTeX's `&` and `\\`,
/// curly brackets, borders and the words around them all give `[[1, 2], [3, 4]]`; cells stay as
/// they are. Each character keeps its place as written.
struct MatrixNotation {
  private(set) var notes: [String] = []
  private let written: AnswerText

  init(_ text: AnswerText) { written = text }

  mutating func canonical() throws(ReadingFailure) -> AnswerText {
    var separators = SeparatorRepair(written)
    let plain = separators.repaired()
    var wrappers = WrapperRemoval(plain)
    let bare = try wrappers.removed()
    var structure = MatrixStructure(bare.trimmed)
    let matrix = try structure.read()
    notes = separators.notes + wrappers.notes + structure.notes
    return matrix
  }
}
