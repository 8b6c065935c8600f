public import Arithmetic
public import Documents

/// What arrives at the result of several computations one after the other, handed back through each of
/// them: to pools, relu, sums, products and convolutions, down to the values that were given.
public struct ChainGradientComputation: Computation {
  /// The last computation.
  public let root: any Computation
  /// What arrives at its result.
  public let upstream: Operand
  /// The gradients on the way, the last computation’s operands first.
  let stages: [SlopeComputation]
  /// The gradients of the given values.
  let leaves: [SlopeComputation]
  let ties: Int

  /// Why there is no gradient.
  public enum Refusal: Error, Sendable {
    case arithmetic(ArithmeticError)
    /// A computation whose derivative is not known here.
    case unknown(String)
    case symbols
    case tooDeep
  }

  private static let mostStages = 64

  public init(
    of root: any Computation, upstream: Operand, within limits: Limits
  ) throws(Refusal) {
    self.root = root
    self.upstream = upstream
    var stages: [SlopeComputation] = []
    var leaves: [SlopeComputation] = []
    var ties = 0
    var open: [(computation: any Computation, arrived: Operand)] = [(root, upstream)]
    while let (computation, arrived) = open.popLast() {
      guard stages.count < Self.mostStages else { throw .tooDeep }
      let partials: Partials?
      do throws(ArithmeticError) {
        for operand in computation.operands
        where ![.exact, .float].contains(try operand.cells(within: limits).kind) {
          throw .needsConstant
        }
        partials = try Partials(of: computation, within: limits)
      } catch {
        if case .needsConstant = error { throw .symbols }
        throw .arithmetic(error)
      }
      guard let partials else { throw .unknown(computation.kind) }
      ties += partials.ties
      for (place, operand) in computation.operands.enumerated() {
        // A number that was typed is no variable.
        if operand.shape.isEmpty, !operand.isVariable, operand.source.computation == nil {
          continue
        }
        let slopes = SlopeComputation(
          operand, arrived: arrived, partials, of: place, through: computation.kind,
          taken: operand.isVariable ? [] : (stages + leaves).map(\.resultName))
        if let inner = operand.source.computation, !(inner is GivenComputation) {
          stages.append(slopes)
          guard case .tensor(let gradient)? = try? slopes.value(within: limits) else {
            throw .symbols
          }
          open.append(
            (
              inner,
              Operand(
                name: slopes.resultName, letter: "dy", shape: operand.shape, tensor: gradient,
                span: operand.span, isVariable: false, source: Provenance(slopes))
            ))
        } else if let known = leaves.firstIndex(where: { $0.resultName == slopes.resultName }),
          operand.isVariable
        {
          leaves[known].join(slopes)
        } else {
          leaves.append(slopes)
        }
      }
    }
    (self.stages, self.leaves, self.ties) = (stages, leaves, ties)
  }

  public var kind: String { "grad" }
  public var facts: [String] { [root.kind] + root.facts }
  public var operands: [Operand] { [upstream] }
  public var resultName: String { leaves.count == 1 ? leaves[0].resultName : "grad" }
  public var outputShape: [Int] { leaves.count == 1 ? leaves[0].outputShape : [] }
  public var hasCells: Bool { leaves.count == 1 }
  public var shownNames: [String] { (stages + leaves).map(\.resultName) }
  public var noCells: NoCells {
    let names = leaves.map { "why \($0.resultName)[…]" }
    return NoCells(
      "these are several gradients, so a cell needs to say of which",
      help: [names.joined(separator: " or ")])
  }

  public func part(_ name: String) -> (any Computation)? {
    (leaves + stages).first { $0.resultName == name }
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    if leaves.count == 1 { return try leaves[0].value(within: limits) }
    var fields: [Value.Field] = []
    for leaf in leaves { fields.append(.init(leaf.resultName, try leaf.value(within: limits))) }
    return .record(fields)
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    leaves.count == 1 ? try leaves[0].why(index, of: name, within: limits) : nil
  }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    leaves.count == 1 ? try leaves[0].parts(of: cell, within: limits) : []
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    var blocks: [Block] = []
    for stage in stages + leaves {
      blocks.append(.fact(label: stage.resultName, text: stage.rule))
      if let value = try? stage.value(within: limits) {
        blocks.append(.result(name: stage.resultName, value: value))
      }
    }
    if ties > 0 {
      let cells = Count(ties, "cell")
      blocks.append(
        .fact(
          label: "ties",
          text:
            "\(cells) of the results \(ties == 1 ? "has" : "have") no derivative: several numbers win "
            + "alike, or relu stands at 0; as every framework does, the first winner takes all, and "
            + "relu hands on nothing"))
    }
    if let check = FiniteDifferences(self, within: limits) { blocks += check.blocks }
    return blocks
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] { [] }
}

/// The gradient of one operand: every cell is a sum of what arrived, times how fast each output rises with
/// the cell.
public struct SlopeComputation: LinearComputation {
  /// The operand whose gradient it is.
  let target: Operand
  /// What arrived, for each computation that reads the operand.
  public private(set) var operands: [Operand]
  /// For each cell the outputs that depend on it.
  private var slopes: [[(operand: Int, output: Int, slope: Scalar)]]
  private let through: String

  init(
    _ target: Operand, arrived: Operand, _ partials: Partials, of place: Int, through: String,
    taken: [String]
  ) {
    self.target = target
    self.through = through
    // What has no name on the way is numbered.
    let isInner = !target.isVariable && target.source.computation != nil
    let letter = isInner ? "\(taken.count + 1)" : target.letter
    let name = "d\(target.isVariable ? target.name : letter)"
    let count = taken.filter { $0 == name || $0.hasPrefix(name + "_") }.count
    resultName = count == 0 ? name : "\(name)_\(count + 1)"
    operands = [arrived]
    slopes = Array(repeating: [], count: target.shape.saturatingCount)
    for (output, own) in partials.cells.enumerated() {
      for partial in own where partial.operand == place {
        slopes[partial.place].append((0, output, partial.slope))
      }
    }
  }

  /// Adds what reaches the same value on another way.
  mutating func join(_ other: SlopeComputation) {
    let first = operands.count
    operands += other.operands
    for cell in slopes.indices {
      slopes[cell] += other.slopes[cell].map { ($0.operand + first, $0.output, $0.slope) }
    }
  }

  public var kind: String { "grad" }
  public var facts: [String] { ["to \(target.name)", "through \(through)"] }
  public let resultName: String
  public var outputShape: [Int] { target.shape }

  /// What is done, in words.
  var rule: String {
    let kinds = Set(slopes.flatMap { $0.map { $0.slope == .exact(1) } })
    let factor = kinds == [true] ? "" : ", times the slope of each output"
    return "through \(through): each cell gets what arrived wherever it went\(factor)"
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    var arrived: [Tensor] = []
    for operand in operands { arrived.append(try operand.cells(within: limits)) }
    let sums = slopes.map { own in
      own.reduce(Scalar.exact(0)) { sum, part in
        sum.added(to: arrived[part.operand].cell(part.output).multiplied(by: part.slope))
      }
    }
    var exact: [Rational] = []
    for sum in sums { if case .exact(let value) = sum { exact.append(value) } }
    return exact.count == sums.count
      ? .tensor(.exact(Grid(shape: outputShape, cells: exact)))
      : .tensor(.float(Grid(shape: outputShape, cells: sums.map(\.number))))
  }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    slopes[output].map { product($0, output) }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    var found: [Product] = []
    for (cell, own) in slopes.enumerated() {
      for part in own where part.operand == operand && part.output == place {
        found.append(product(part, cell))
      }
    }
    return ProductList(found)
  }

  private func product(
    _ part: (operand: Int, output: Int, slope: Scalar), _ output: Int
  ) -> Product {
    var scale: Rational?
    if case .exact(let slope) = part.slope { scale = slope == 1 ? nil : slope }
    if case .float(let slope) = part.slope { scale = Rational(exactly: slope) }
    return Product(
      output: output, factors: [Product.Factor(part.operand, part.output)], scale: scale)
  }

  public var headers: [String] { ["arrived", "times the slope"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(
      label: "sum",
      text: count == 0
        ? "nothing: no output depends on this cell"
        : "\(Count(count, "output")) depend\(count == 1 ? "s" : "") on it")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    "\(Count(list.count, "cell")) of \(resultName)"
  }
}

/// Exact differences beside a gradient: how the sum of what arrives changes with a cell, a little up and a
/// little down.
struct FiniteDifferences {
  private let agreeing: Int
  private let count: Int
  private let step: Rational
  private let isOneSided: Bool

  private static let most = 400

  /// - Returns: Nil unless it is one pool of exact numbers, of a size that is quickly computed again.
  init?(_ gradient: ChainGradientComputation, within limits: Limits) {
    guard let pooling = gradient.root as? PoolingComputation, gradient.stages.isEmpty,
      gradient.leaves.count == 1, case .exact(let input)? = pooling.input.tensor,
      case .exact(let arrived)? = gradient.upstream.tensor,
      input.cells.count <= Self.most, pooling.work <= 20_000,
      case .tensor(.exact(let slopes))? = try? gradient.leaves[0].value(within: limits)
    else { return nil }
    // Half of the smallest gap between two numbers changes no winner.
    let sorted = input.cells.sorted(by: <)
    let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }.filter { !$0.isZero }
    let step = (gaps.min() ?? 1) * Rational(1).divided(by: 4)
    func total(_ place: Int, _ change: Rational) -> Rational? {
      var cells = input.cells
      cells[place] += change
      guard
        let changed = try? pooling.varied(
          input: .exact(Grid(shape: input.shape, cells: cells))),
        case .exact(let result)? = try? changed.result(within: limits)
      else { return nil }
      return zip(result.cells, arrived.cells).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
    }
    var agreeing = 0
    for place in input.cells.indices {
      guard let up = total(place, step), let down = total(place, -step) else { return nil }
      if up - down == slopes.cells[place] * step * 2 { agreeing += 1 }
    }
    (self.agreeing, count, self.step) = (agreeing, input.cells.count, step)
    isOneSided = gradient.ties > 0
  }

  var blocks: [Block] {
    let how = "(L(x + ε) − L(x − ε)) / 2ε with ε = \(step), L the sum of what arrives times y"
    guard agreeing < count else {
      return [.fact(label: "check", text: "\(how): the same for all \(count) cells, exactly")]
    }
    return [
      .fact(
        label: "check",
        text:
          "\(how): the same for \(agreeing) of \(count) cells; at the others numbers tie, and up and "
          + "down differ")
    ]
  }
}
