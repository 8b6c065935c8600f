/// A chain of sliding layers along one axis: solved backwards, or walked through in letters.
public struct AxisChain: Equatable, Sendable {
  private let problems: [SizeProblem]
  private let questions: [SizeValues]
  /// The sizes of each layer that are letters.
  private let letters: [[SizeSymbol: String]]

  /// - Parameter letters: the sizes of each layer that are letters, whatever number it has for them;
  ///   empty for none.
  /// - Throws: `.axisCount` for a layer that has no windows, or sizes for more than one axis.
  public init(
    _ layers: [ChainLayer], letters: [[SizeSymbol: String]] = [], framework: Framework?
  ) throws(ChainError) {
    var problems: [SizeProblem] = []
    var questions: [SizeValues] = []
    for (place, layer) in layers.enumerated() {
      do throws(ArithmeticError) {
        guard layer.kind.operation != nil else {
          throw .axisCount(.kernel, expected: 1, actual: 0)
        }
        var layer = layer
        layer.framework = layer.framework ?? framework
        var (problem, values) = try layer.problem(ofAxis: 0, over: [1])
        values[problem.inputSymbol] = nil
        for symbol in place < letters.count ? Array(letters[place].keys) : [] {
          values[symbol] = nil
          if symbol == .padding { (values[.paddingBegin], values[.paddingEnd]) = (nil, nil) }
        }
        problems.append(problem)
        questions.append(values)
      } catch {
        throw ChainError(layer: place, error: error)
      }
    }
    self.problems = problems
    self.questions = questions
    self.letters = letters.isEmpty ? layers.map { _ in [:] } : letters
  }

  /// How many separate runs of sizes are followed back.
  private static let mostRuns = 1000

  /// The sizes that come to an output, before each layer and at the end, as runs in order: the first
  /// are those of the input, the last is the output itself. Empty runs where there are none.
  ///
  /// - Throws: what solving a layer throws, with the layer.
  public func sizes(comingTo output: Int) throws(ChainError) -> [[ClosedRange<Int>]] {
    var runs = [output...output]
    var all = [runs]
    for place in problems.indices.reversed() {
      do throws(ArithmeticError) {
        runs = try before(place, runs)
      } catch {
        throw ChainError(layer: place, error: error)
      }
      all.append(runs)
    }
    return all.reversed()
  }

  private func before(_ place: Int, _ runs: [ClosedRange<Int>]) throws(ArithmeticError)
    -> [ClosedRange<Int>]
  {
    let problem = problems[place]
    var found: [ClosedRange<Int>] = []
    for run in runs {
      found += try problem.solutions(
        for: problem.inputSymbol, known: questions[place], output: run
      ).map(\.range)
      guard found.count <= Self.mostRuns else { throw .overflow }
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    return found.reduce(into: []) { joined, run in
      guard let before = joined.last, run.lowerBound <= before.upperBound + 1 else {
        return joined.append(run)
      }
      joined[joined.count - 1] =
        before.lowerBound...Swift.max(before.upperBound, run.upperBound)
    }
  }

  /// The size after each layer, from a letter or a number.
  ///
  /// - Throws: what a layer refuses whatever the letter, with the layer.
  public func sizes(from start: Formula) throws(ChainError) -> [Formula] {
    var size = start
    var sizes: [Formula] = []
    for (place, problem) in problems.enumerated() {
      do {
        var values = questions[place]
        var given = letters[place].mapValues { Formula.letter($0) }
        if case .constant(let number) = size {
          values[problem.inputSymbol] = number
        } else {
          given[problem.inputSymbol] = size
        }
        size = try LetteredSizes(problem, values, letters: given).result
      } catch {
        throw ChainError(layer: place, error: error)
      }
      sizes.append(size)
    }
    return sizes
  }

  /// The one layer that comes to the same sizes: with the kernel k the receptive field, the stride s
  /// the product of the strides, and the paddings each times the strides before it. nil where a layer
  /// transposes, rounds up, or pads by the size of its input.
  public var composed: AxisSizes? {
    guard letters.allSatisfy(\.isEmpty) else { return nil }
    var (kernel, stride, begin, end) = (1, 1, 0, 0)
    for (place, problem) in problems.enumerated() {
      var values = questions[place]
      values[.input] = 10_007
      guard !problem.isTransposed, let settled = try? problem.settled(values, refusing: false),
        settled.law == .convolution || settled.law == .strict
          || settled.law == .same && settled.relation.stride == 1
      else { return nil }
      let axis = settled.relation
      func sum(_ total: inout Int, _ number: Int) -> Bool {
        let (product, overflow) = number.multipliedReportingOverflow(by: stride)
        let (next, overflow1) = total.addingReportingOverflow(product)
        total = next
        return !overflow && !overflow1
      }
      guard sum(&kernel, axis.reach - 1), sum(&begin, axis.padding.begin),
        sum(&end, axis.padding.end)
      else { return nil }
      let (product, overflow) = stride.multipliedReportingOverflow(by: axis.stride)
      guard !overflow else { return nil }
      stride = product
    }
    return AxisSizes(
      input: 1, kernel: kernel, stride: stride, dilation: 1, padding: PaddingPair(begin, end))
  }
}
