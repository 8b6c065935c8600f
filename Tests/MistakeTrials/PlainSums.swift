internal import Arithmetic

/// Images as plain lists, and sums over windows by plain loops: what the mistakes are made in, without the
/// program's own computations.
struct PlainImage: Equatable {
  var rows: Int
  var columns: Int
  var cells: [Rational]

  init(_ rows: Int, _ columns: Int, _ cell: (Int, Int) -> Rational) {
    (self.rows, self.columns) = (rows, columns)
    cells = (0..<max(rows, 0)).flatMap { row in
      (0..<max(columns, 0)).map { column in cell(row, column) }
    }
  }

  static func random(
    _ rows: Int, _ columns: Int, low: Int, high: Int, _ source: inout SplitMix64
  ) -> PlainImage {
    var cells: [Rational] = []
    for _ in 0..<rows * columns { cells.append(Rational(source.next(from: low, through: high))) }
    return PlainImage(rows, columns) { cells[$0 * columns + $1] }
  }

  subscript(row: Int, column: Int) -> Rational {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }

  /// The cell, or another number outside.
  func at(_ row: Int, _ column: Int, else outside: Rational = 0) -> Rational {
    row >= 0 && row < rows && column >= 0 && column < columns ? self[row, column] : outside
  }

  var transposed: PlainImage { PlainImage(columns, rows) { self[$1, $0] } }
  var upsideDown: PlainImage { PlainImage(rows, columns) { self[rows - 1 - $0, $1] } }
  var mirrored: PlainImage { PlainImage(rows, columns) { self[$0, columns - 1 - $1] } }
  var turned: PlainImage { upsideDown.mirrored }

  func map(_ change: (Rational) -> Rational) -> PlainImage {
    PlainImage(rows, columns) { change(self[$0, $1]) }
  }

  func plus(_ other: PlainImage) -> PlainImage {
    PlainImage(rows, columns) { self[$0, $1] + other[$0, $1] }
  }

  /// As the language has it: `[[1, 2], [3, 4]]`.
  var typed: String {
    let lines = (0..<rows).map { row in
      "[" + (0..<columns).map { "\(self[row, $0])" }.joined(separator: ", ") + "]"
    }
    return "[" + lines.joined(separator: ", ") + "]"
  }
}

/// How windows move.
struct PlainWindows {
  var strideRows = 1
  var strideColumns = 1
  var top = 0
  var bottom = 0
  var left = 0
  var right = 0
  var dilationRows = 1
  var dilationColumns = 1
  /// What stands around the image.
  var outside: Rational = 0

  mutating func pad(_ rows: Int, _ columns: Int) {
    (top, bottom, left, right) = (rows, rows, columns, columns)
  }

  func size(_ image: PlainImage, _ kernel: (rows: Int, columns: Int)) -> (rows: Int, columns: Int) {
    let reachRows = dilationRows * (kernel.rows - 1) + 1
    let reachColumns = dilationColumns * (kernel.columns - 1) + 1
    let roomRows = image.rows + top + bottom - reachRows
    let roomColumns = image.columns + left + right - reachColumns
    return (
      roomRows < 0 ? 0 : roomRows / strideRows + 1,
      roomColumns < 0 ? 0 : roomColumns / strideColumns + 1
    )
  }

  /// The cells of a window, in reading order; nil outside the image.
  func cells(
    _ image: PlainImage, _ kernel: (rows: Int, columns: Int), at row: Int, _ column: Int
  ) -> [Rational?] {
    var cells: [Rational?] = []
    for tapRow in 0..<kernel.rows {
      for tapColumn in 0..<kernel.columns {
        let y = row * strideRows - top + tapRow * dilationRows
        let x = column * strideColumns - left + tapColumn * dilationColumns
        let isInside = y >= 0 && y < image.rows && x >= 0 && x < image.columns
        cells.append(isInside ? image[y, x] : nil)
      }
    }
    return cells
  }

  func slide(_ image: PlainImage, _ kernel: PlainImage, bias: Rational = 0) -> PlainImage {
    let shape = (rows: kernel.rows, columns: kernel.columns)
    let size = size(image, shape)
    return PlainImage(size.rows, size.columns) { row, column in
      var sum = bias
      for (cell, tap) in zip(cells(image, shape, at: row, column), kernel.cells) {
        sum = sum + (cell ?? outside) * tap
      }
      return sum
    }
  }

  /// The transposed convolution: a stamp of the kernel for every cell.
  func stamp(
    _ image: PlainImage, _ kernel: PlainImage, extra: Int = 0, overwriting: Bool = false
  ) -> PlainImage {
    let rows =
      (image.rows - 1) * strideRows - top - bottom + dilationRows * (kernel.rows - 1) + 1 + extra
    let columns =
      (image.columns - 1) * strideColumns - left - right + dilationColumns * (kernel.columns - 1)
      + 1
      + extra
    var result = PlainImage(max(rows, 0), max(columns, 0)) { _, _ in 0 }
    for row in 0..<image.rows {
      for column in 0..<image.columns {
        for tapRow in 0..<kernel.rows {
          for tapColumn in 0..<kernel.columns {
            let y = row * strideRows - top + tapRow * dilationRows
            let x = column * strideColumns - left + tapColumn * dilationColumns
            guard y >= 0, y < result.rows, x >= 0, x < result.columns else { continue }
            let product = image[row, column] * kernel[tapRow, tapColumn]
            result[y, x] = overwriting ? product : result[y, x] + product
          }
        }
      }
    }
    return result
  }

  /// The matrix whose product with the image's cells is the convolution.
  func matrix(_ image: (rows: Int, columns: Int), _ kernel: PlainImage) -> PlainImage {
    let plain = PlainImage(image.rows, image.columns) { _, _ in 0 }
    let size = size(plain, (kernel.rows, kernel.columns))
    var matrix = PlainImage(size.rows * size.columns, image.rows * image.columns) { _, _ in 0 }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        for tapRow in 0..<kernel.rows {
          for tapColumn in 0..<kernel.columns {
            let y = row * strideRows - top + tapRow * dilationRows
            let x = column * strideColumns - left + tapColumn * dilationColumns
            guard y >= 0, y < image.rows, x >= 0, x < image.columns else { continue }
            matrix[row * size.columns + column, y * image.columns + x] = kernel[tapRow, tapColumn]
          }
        }
      }
    }
    return matrix
  }

  /// One number of each window.
  func pool(
    _ image: PlainImage, _ kernel: (rows: Int, columns: Int), _ take: ([Rational?]) -> Rational
  ) -> PlainImage {
    let size = size(image, kernel)
    return PlainImage(size.rows, size.columns) { take(cells(image, kernel, at: $0, $1)) }
  }

  /// The windows as columns.
  func patches(_ image: PlainImage, _ kernel: (rows: Int, columns: Int)) -> PlainImage {
    let size = size(image, kernel)
    let columns = (0..<size.rows * size.columns).map { window in
      cells(image, kernel, at: window / size.columns, window % size.columns).map { $0 ?? outside }
    }
    return PlainImage(kernel.rows * kernel.columns, columns.count) { columns[$1][$0] }
  }
}
