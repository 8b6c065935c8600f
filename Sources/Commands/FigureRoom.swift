/// At most so many rows and columns of a plane are drawn around what a figure is about.
struct FigureRoom: Equatable {
  var rows: Int
  var columns: Int

  /// In an answer, which many steps share.
  static let answer = FigureRoom(rows: 12, columns: 16)
  /// More rows or columns than this nobody takes in.
  private static let most = 64

  init(rows: Int, columns: Int) { (self.rows, self.columns) = (rows, columns) }

  /// The room on a screen that one step has to itself: never less than in an answer, since what is cut
  /// to fit must have its window whole.
  init(screenRows: Int, screenColumns: Int) {
    self.init(
      rows: min(max(screenRows, Self.answer.rows), Self.most),
      columns: min(max(screenColumns, Self.answer.columns), Self.most))
  }
}
