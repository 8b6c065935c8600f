internal import Arithmetic

/// How much of a plane is drawn around what a figure is about, and whether the result so far is drawn
/// beside it.
struct FigureRoom: Equatable {
  var rows: Int
  var columns: Int
  /// Whether a step shows what has been computed up to it.
  var showsProgress: Bool

  /// In an answer, which many steps share.
  static let answer = FigureRoom(rows: 12, columns: 16, showsProgress: false)
  /// In a transcript of all steps.
  static let transcript = FigureRoom(rows: 12, columns: 16, showsProgress: true)
  /// More rows or columns than this nobody takes in.
  private static let most = 64

  init(rows: Int, columns: Int, showsProgress: Bool) {
    self.rows = rows
    self.columns = columns
    self.showsProgress = showsProgress
  }

  /// The room on a screen that one step has to itself: never less than in an answer, since what is cut
  /// to fit must have its window whole.
  init(screenRows: Int, screenColumns: Int) {
    self.init(
      rows: min(max(screenRows, Self.answer.rows), Self.most),
      columns: min(max(screenColumns, Self.answer.columns), Self.most), showsProgress: true)
  }
}
