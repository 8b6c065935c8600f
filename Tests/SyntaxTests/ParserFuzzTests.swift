import Syntax
import Testing

/// Whatever the bytes are, the parser answers, and its places lie in the text.
@Suite struct ParserFuzzTests {
  private static let seeds = [
    "conv x k stride=2 padding=((1,1),(2,2))", "x = [1 2 3; 4 5 6; 7 8 9]",
    "y = conv(x, k, s=2)' @ b",
    "shape 32x32 | conv k=5 | pool 2", "x[0:2, :, -1] + 3.5e-3 ^ 2", "help a # b",
    "not a == b or c",
    "[[1,2],\n [3,4]] * \"te\\\"xt\"", "größe = 3×3; 1 .. 7", "why y[1,2] \\\n stride = ?",
    "((1,1),(2,2)).k",
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func mutatedStatements(seed: UInt64) {
    var random = SplitMix(state: seed)
    let pool =
      Self.seeds.flatMap { Array($0.utf8) } + Array("[](){}'\"#\\\n\t;,:.=|&?%\u{2212}×“".utf8)
    for _ in 0..<3_000 {
      var bytes = Array(Self.seeds[random.below(Self.seeds.count)].utf8)
      for _ in 0...random.below(6) {
        let place = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.insert(pool[random.below(pool.count)], at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        default:
          let from = random.below(bytes.count + 1)
          let piece = Array(bytes[min(from, place)..<max(from, place)])
          bytes.insert(contentsOf: piece, at: place)
        }
      }
      check(bytes)
    }
  }

  @Test(arguments: [5, 6] as [UInt64])
  func randomBytes(seed: UInt64) {
    var random = SplitMix(state: seed)
    let alphabet = Array("[](){}'\"#\\\n ;,:.=|?x1e-+*/^@notadr!<>".utf8)
    for round in 0..<4_000 {
      let length = random.below(40)
      let bytes = (0..<length).map { _ in
        round % 2 == 0
          ? UInt8(truncatingIfNeeded: random.next()) : alphabet[random.below(alphabet.count)]
      }
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let whole = Span(0, bytes.count)
    do {
      for statement in try Parser.parse(bytes, vocabulary: vocabulary) {
        #expect(contains(whole, statement.span))
        check(statement, in: whole)
      }
    } catch {
      #expect(!error.message.isEmpty && !error.labels.isEmpty)
      for label in error.labels { #expect(contains(whole, label.span), "\(bytes)") }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? Parser.expression(text)
    _ = try? Parser.words(text)
    readByLines(text)
  }

  /// All lines of a text come out of the reader again, and its answer about completeness holds.
  private func readByLines(_ text: String) {
    var reader = StatementReader()
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      isOpen = reader.feed(String(line)) == .incomplete
    }
    #expect(isOpen == (reader.finish() != nil))
  }

  private func check(_ statement: Statement, in whole: Span) {
    switch statement.body {
    case .expression(let expression): check(expression, in: whole)
    case .command(let forms):
      for form in forms {
        #expect(contains(whole, form.span) && contains(whole, form.rest))
        for argument in form.arguments { check(argument.value, in: whole) }
      }
    case .sheet(let sheet):
      #expect(contains(whole, sheet.span) && contains(whole, sheet.kindSpan))
      #expect(contains(whole, sheet.bodySpan))
      for option in sheet.options { #expect(contains(whole, option.value.span)) }
      if let body = sheet.body { check(Statement(body: body, span: sheet.span), in: whole) }
    }
  }

  /// Every part lies within the whole it belongs to.
  private func check(_ expression: Expression, in whole: Span) {
    #expect(contains(whole, expression.span))
    let span = expression.span
    switch expression.node {
    case .number, .shape, .text, .name, .unknown: return
    case .matrix(let rows): for element in rows.joined() { check(element, in: span) }
    case .tuple(let elements): for element in elements { check(element, in: span) }
    case .unary(_, let operand), .transposed(let operand), .member(let operand, _):
      check(operand, in: span)
    case .binary(_, let left, let right), .range(let left, let right):
      check(left, in: span)
      check(right, in: span)
    case .call(_, let nameSpan, let arguments):
      #expect(contains(span, nameSpan))
      for argument in arguments { check(argument.value, in: span) }
    case .index(let operand, let places):
      check(operand, in: span)
      for case .index(let place) in places { check(place, in: span) }
    }
  }

  private func contains(_ outer: Span, _ inner: Span) -> Bool {
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end
  }
}

/// Steele, Lea and Flood's SplitMix64: small, and the same on every machine.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }
}
