import Arithmetic
import Documents
import Rendering
import Syntax
import Testing

/// What is printed can be typed back in and means the same.
@Suite struct ValueTextTests {
  private static let manyShapes: [[Int]] = [
    [], [1], [4], [1, 1], [1, 3], [3, 1], [2, 3], [1, 2, 2], [2, 1, 3], [3, 2, 1], [2, 2, 2],
    [1, 1, 1], [2, 1, 2, 3], [2, 2, 1, 1], [1, 2, 3, 4], [0], [0, 3], [2, 0, 3], [2, 1, 2, 1, 2],
    [60],
  ]

  @Test(arguments: manyShapes)
  func exactTensors(shape: [Int]) throws {
    var state: UInt64 = 1
    let cells = try (0..<shape.reduce(1, *)).map { _ -> Rational in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return try Rational(Int(state >> 33) % 4001 - 2000, [1, 1, 2, 8, 9, 7][Int(state >> 40) % 6])
    }
    let tensor = Tensor.exact(Grid(shape: shape, cells: cells))
    for text in [ValueText.complete, ValueText(width: 70, indent: 2)] {
      var bytes: [UInt8] = []
      text.write(.tensor(tensor), named: "y", into: &bytes)
      let statements = try Parser.parse(bytes, vocabulary: Vocabulary(commands: []))
      #expect(statements.count == 1 && statements.first?.target?.name == "y")
      guard case .expression(let expression) = statements.first?.body else {
        Issue.record("not an expression")
        continue
      }
      let read = try Literal.tensor(expression)
      #expect(read.shape == tensor.shape)
      #expect(read == tensor, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(arguments: [[3, 3], [], [5], [0, 2], [1, 28, 28]])
  func shapes(shape: [Int]) throws {
    var bytes: [UInt8] = []
    ValueText.complete.write(.shape(shape), into: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    let sizes = text.dropLast().split(separator: "x").compactMap { Int($0) }
    #expect(sizes == shape && text.hasSuffix("\n"))
  }
}

/// The value of literals, as LANGUAGE's table has them: elements of one row stand side by side as the
/// places of a vector, rows of scalars make a matrix.
enum Literal {
  struct NotALiteral: Error {}

  static func tensor(_ expression: Expression) throws -> Tensor {
    switch expression.node {
    case .number(.integer(let value)): return Tensor(value)
    case .number(.decimal(let digits, let exponent)):
      return Tensor(try Rational(digits: digits, exponent: exponent))
    case .number(.long(let text)):
      guard let value = try Rational(parsing: text) else { throw NotALiteral() }
      return Tensor(value)
    case .unary(.minus, let operand): return Tensor(-(try rational(operand)))
    case .binary(.divide, let top, let bottom):
      return Tensor(try rational(top).quotient(try rational(bottom)))
    case .matrix(let rows):
      let stacked = try rows.map { row in try stack(row.map(tensor)) }
      return stacked.count == 1 ? stacked[0] : try stack(stacked)
    case .call(name: "zeros", nameSpan: _, let arguments):
      guard let node = arguments.first?.value.node else { throw NotALiteral() }
      switch node {
      case .shape(let shape): return Tensor([], shape: shape)
      case .number(.integer(let count)): return Tensor([], shape: [count])
      default: throw NotALiteral()
      }
    default: throw NotALiteral()
    }
  }

  private static func rational(_ expression: Expression) throws -> Rational {
    guard case .exact(let value)? = try tensor(expression).scalar else { throw NotALiteral() }
    return value
  }

  private static func stack(_ parts: [Tensor]) throws -> Tensor {
    guard let shape = parts.first?.shape, parts.allSatisfy({ $0.shape == shape }) else {
      throw NotALiteral()
    }
    let cells = parts.flatMap { part -> [Rational] in
      if case .exact(let grid) = part { return grid.cells }
      return []
    }
    return .exact(Grid(shape: [parts.count] + shape, cells: cells))
  }
}
