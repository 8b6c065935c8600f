public import Arithmetic
internal import Computations
public import Syntax

extension ArithmeticError {
  /// The words where no argument is to blame: expressions and functions.
  public func plainDiagnostic(at span: Span) -> Diagnostic {
    let (code, message, help) = words
    return Diagnostic(code, message, labels: [.init(span)], help: help)
  }

  private var words: (DiagnosticCode, String, [String]) {
    switch self {
    case .tooManyCells(let shape, let limit):
      (
        .tooLarge,
        "this would have \(ShapeText.times(shape)) cells, more than the limit of \(limit)", []
      )
    case .tooManyAxes(let rank, let limit):
      (.tooLarge, "this would have \(rank) axes, more than the limit of \(limit)", [])
    case .tooMuchWork(let limit):
      (.tooLarge, "this would take more than \(limit) multiplications", [])
    case .negativeSize(let shape):
      (.badSize, "a size cannot be negative, as in \(ShapeText.times(shape))", [])
    case .numberTooLong(let bits, let limit):
      (
        .tooLarge, "this number would have \(bits) binary digits, more than the limit of \(limit)",
        ["exact numbers grow with every product; float(x) trades exactness for size"]
      )
    case .tooManyTerms(let terms, let limit):
      (.tooLarge, "this polynomial would have \(terms) terms, more than the limit of \(limit)", [])
    case .tooMuchMemory(let bytes, let held, let limit):
      (
        .tooMuchMemory,
        "this would take up to \(ByteText.of(bytes))\(ByteText.inUse(held)), "
          + "more than the limit of \(ByteText.of(limit))",
        ByteText.raisingLimit(to: bytes, held)
      )
    case .overflow: (.tooLarge, "a size here is beyond what can be counted", [])
    case .interrupted: (.interrupted, "interrupted", [])
    case .shapesDoNotBroadcast(let left, let right):
      (
        .shapeMismatch,
        "\(ShapeText.times(left)) and \(ShapeText.times(right)) do not fit cell by cell",
        ["sizes must be equal, or 1, counted from the last axis"]
      )
    case .innerSizesDiffer(let left, let right):
      (
        .shapeMismatch,
        "the product of \(ShapeText.times(left)) and \(ShapeText.times(right)) does not exist",
        ["as many columns on the left as rows on the right; * multiplies cell by cell"]
      )
    case .rankMismatch(let expected, let actual):
      (.rank, "rank \(expected) is needed here, and this has rank \(actual)", [])
    case .cannotReshape(let from, let to):
      (
        .reshape, "\(ShapeText.times(from)) cannot become \(ShapeText.times(to))",
        ["the numbers of cells must agree: \(from.reduce(1) { $0 &* $1 })"]
      )
    case .indexOutOfRange(let axis, let index, let size):
      (
        .index, "index \(index) is outside axis \(axis), which runs from 0 to \(size - 1)",
        ["counting begins at 0; −1 is the last"]
      )
    case .axisOutOfRange(let axis, let rank):
      (.index, "there is no axis \(axis) in a tensor of rank \(rank)", [])
    case .sizesDisagree(let axis, let left, let right):
      (
        .shapeMismatch,
        "\(ShapeText.times(left)) and \(ShapeText.times(right)) differ along axis \(axis)", []
      )
    case .emptyRange(let low, let high):
      (.badSize, "there is no number from \(low) to \(high)", ["low must not be above high"])
    case .emptyReduction: (.empty, "there is nothing to take this of: the tensor is empty", [])
    case .emptyWindow(let window):
      (
        .empty,
        "window (\(window.map(String.init).joined(separator: ", "))) holds not one sample", []
      )
    case .normOutOfRange(let norm, let limit):
      (.badSize, "the norm of a power average is 1 to \(limit), and this is \(norm)", [])
    case .rowsNotTaps(let rows, let taps):
      (
        .shapeMismatch, "\(rows) rows are not a whole number of channels of \(taps) taps", []
      )
    case .divisionByZero: (.divisionByZero, "division by zero", [])
    case .notExact: (.notExact, "an exact number is needed here", [])
    case .needsOrder:
      (.symbolic, "symbols cannot be compared, so this needs numbers", [])
    case .needsConstant: (.symbolic, "this needs numbers, not symbols", [])
    case .needsFloat: (.notExact, "this needs numbers", [])
    case .notFinite: (.notFinite, "an infinite or undefined float has no exact value", [])
    case .noRealPower(let base, let exponent, let place):
      (
        .notFinite,
        "`^` has no real value for \(base.jsonText ?? base.floatText) to the power "
          + (exponent.jsonText ?? exponent.floatText)
          + (place.isEmpty ? "" : ", cell \(ShapeText.place("", place))"),
        ["only numbers from 0 have powers that are not whole"]
      )
    default: (.badSize, "these numbers do not go together", [])
    }
  }
}
