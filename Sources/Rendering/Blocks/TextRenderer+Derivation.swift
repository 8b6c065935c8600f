internal import Arithmetic
internal import Documents

/// A law, the law with its numbers, and what it gives, one under the other.
extension TextRenderer {
  ///
  /// - Parameter repeatsLaw: whether the law stands right above, so that only the numbers are new.
  func derivation(_ figure: DerivationFigure, _ labelWidth: Int, repeatsLaw: Bool)
    -> [StyledLine]
  {
    let symbol = figure.symbol.letter
    let indent = 2 + labelWidth + 2
    let hanging = indent + displayWidth(symbol) + 3
    var lines: [StyledLine] = []
    for (place, side) in sides(of: figure, repeatsLaw: repeatsLaw).enumerated() {
      var line = place == 0 ? labelled(figure.label, labelWidth) : StyledLine()
      if place == 0 { line.append(symbol) }
      line.pad(to: hanging - 3)
      line.append(" = ")
      line.append(side)
      lines += line.wrapped(to: width, hanging: hanging)
    }
    return remarked(lines, figure.remark, hanging)
  }

  /// The formula, the formula with numbers put in, the result; none twice.
  private func sides(of figure: DerivationFigure, repeatsLaw: Bool) -> [String] {
    var sides: [String] = []
    for side in (repeatsLaw ? [] : [figure.formula.text]) + [
      figure.substituted.text, figure.result.text,
    ]
    where side != sides.last && side != figure.symbol.letter {
      sides.append(side)
    }
    return sides
  }

  /// The remark stands behind the result, clear of the lines above; close to it, or else below it,
  /// where there is no room.
  private func remarked(_ lines: [StyledLine], _ remark: String, _ hanging: Int) -> [StyledLine] {
    guard !remark.isEmpty, let last = lines.last else { return lines }
    let length = displayWidth(printable(remark))
    let clear = lines.width + 3
    let column = clear + length <= width ? clear : last.width + 3
    var lines = lines
    if column + length <= width {
      var line = last
      line.pad(to: column)
      line.append(remark, .faint)
      lines[lines.count - 1] = line
    } else {
      lines += StyledLine(remark, .faint).indented(by: hanging)
        .wrapped(to: width, hanging: hanging)
    }
    return lines
  }
}
