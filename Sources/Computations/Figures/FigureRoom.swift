internal import Arithmetic

/// How much of a plane a figure shows around its subject, and whether it shows the result so far.
struct FigureRoom: Equatable {
  var rows: Int
  var columns: Int
  /// Whether a step shows the result up to it.
  var showsProgress: Bool

  /// For an answer with several steps.
  static let answer = FigureRoom(rows: 12, columns: 16, showsProgress: false)
  /// For a transcript of all steps.
  static let transcript = FigureRoom(rows: 12, columns: 16, showsProgress: true)
  /// The maximum number of rows or columns.
  private static let most = 64

  init(rows: Int, columns: Int, showsProgress: Bool) {
    self.rows = rows
    self.columns = columns
    self.showsProgress = showsProgress
  }

  /// A screen with a single step: never smaller than in an answer, since windows are shown whole.
  init(screenRows: Int, screenColumns: Int) {
    self.init(
      rows: min(max(screenRows, Self.answer.rows), Self.most),
      columns: min(max(screenColumns, Self.answer.columns), Self.most), showsProgress: true)
  }
}
