import Arithmetic
import Commands
import Sessions

/// Statements that look like what people type, filled with values that nobody should: the same ones
/// for a seed on every machine.
///
/// Commands, functions and options are read from the tables, so what is added there is thrown about
/// here without being named.
struct StatementGrammar {
  private var random: SplitMix64
  /// One value in so many is out of place: statements that are wrong everywhere get no further than
  /// their first complaint.
  private var sanity = 10

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// What the statements talk about.
  static let prelude = [
    "x = [1 2 3 4 5; 5 4 3 2 1; 1 0 1 0 1; 2 2 2 2 2; 9 8 7 6 5]", "k = [1 0 -1; 2 0 -2; 1 0 -1]",
    "v = [1 1/2 -3 4 0 2]", "f = sqrt(x)", "w = symbols(\"w\", 3x3)", "b = iota(2x3x4x4)",
    "u = ones(4x3x2x2)", "e = []", "z = zeros(0x3)", "h = 3x3", "t = \"text\"",
    "q = 10^400", "r = grad x k", "n = inf - inf", "y = conv x k stride=2 padding=1",
  ]

  mutating func statement() -> String {
    sanity = pick([4, 15, 60])
    return kind()
  }

  private mutating func kind() -> String {
    switch random.below(24) {
    case 20: return sheet()
    case 21: return sizeQuestion()
    case 22: return largeStatement()
    case 23: return pick([strangeText(), expression(1) + strangeText(), strangeText() + command()])
    case 0...7: return command()
    case 8...10: return "y = " + command()
    case 11...13: return expression(3)
    case 14: return name() + " = " + expression(2)
    case 15: return look()
    case 16: return chain()
    case 17: return directive()
    case 18: return statementOfCall() + "; " + look()
    default:
      let text = random.below(2) == 0 ? command() : expression(2)
      return random.below(3) == 0 ? mistyped(text) : text + "; " + look()
    }
  }

  // MARK: Commands and functions

  mutating func command() -> String {
    let command = pick(EntryTable.commands.all)
    let words = arguments(command.parameters)
    if random.below(3) == 0 { return command.name + "(" + words.joined(separator: ", ") + ")" }
    return ([command.name] + words).joined(separator: " ")
  }

  private mutating func statementOfCall() -> String {
    let function = pick(EntryTable.functions.all.compactMap { $0 as? Function })
    return function.isConstant
      ? function.name
      : function.name + "(" + arguments(function.parameters).joined(separator: ", ") + ")"
  }

  private mutating func arguments(_ parameters: [Parameter]) -> [String] {
    var words: [String] = []
    let positional = parameters.filter(\.isPositional)
    let pair = pair()
    for (place, parameter) in positional.enumerated() where !isWild() {
      // What a command needs comes first, and input and kernel are chosen together.
      if case .operand = parameter.kind, place < 2, !isWild() {
        words.append(place == 0 ? pair.input : pair.kernel)
      } else if place < 2 || random.below(3) == 0 {
        words.append(value(for: parameter))
      }
    }
    var options = parameters.filter { !$0.isPositional }
    for _ in 0..<random.below(4) where !options.isEmpty {
      let place = random.below(options.count)
      let parameter = isWild() ? options[place] : options.remove(at: place)
      if ["dims", "groups", "layout"].contains(parameter.name), random.below(3) > 0 { continue }
      let spelling = pick([parameter.name] + parameter.synonyms)
      if case .flag = parameter.kind, random.below(2) == 0 {
        words.append(spelling)
      } else {
        words.append(spelling + "=" + value(for: parameter))
      }
    }
    return words
  }

  /// An input and a kernel that often go together.
  private mutating func pair() -> (input: String, kernel: String) {
    if isWild() { return (operand(), operand()) }
    switch random.below(8) {
    case 0, 1: return (pick(["x", "f", "w", "k", "y"]), pick(["k", "w", "f[0:2,0:2]", matrix()]))
    case 2: return (pick(["v", "[1 2 3 4]", "x[0]"]), pick(["[1 -1]", "v", "symbols(\"a\", 3)"]))
    case 3: return ("b", "u")
    case 4:
      return (pick(["b", "1x3x6x6", "2x4x4x3"]), pick(["u", "4x3x2x2", "2x1x3x3", "3x1x2x2"]))
    case 5: return (matrix(), matrix())
    default:
      let rank = 1 + random.below(3)
      return (shape(of: rank), shape(of: rank))
    }
  }

  /// Whether to put something where it does not belong.
  private mutating func isWild() -> Bool { random.below(sanity) == 0 }

  private mutating func value(for parameter: Parameter) -> String {
    if isWild() { return anything() }
    switch parameter.kind {
    case .operand: return operand()
    case .network: return random.below(2) == 0 ? "lenet5" : shape()
    case .value, .file: return random.below(3) == 0 ? shape() : operand()
    case .sizes: return sizes()
    case .quantity: return quantity()
    case .padding: return random.below(3) == 0 ? word(of: parameter) : padding()
    case .word: return word(of: parameter)
    case .text: return random.below(2) == 0 ? word(of: parameter) : size()
    case .flag: return pick(["true", "false", "0", "1", "2", "yes"])
    case .place: return place()
    }
  }

  private mutating func word(of parameter: Parameter) -> String {
    parameter.words.isEmpty ? pick(["all", "none", "x"]) : pick(parameter.words).name
  }

  private mutating func chain() -> String {
    var text = pick(["shape ", "conv "]) + pick([shape(), "i=" + quantity(), operand()])
    for _ in 0...random.below(4) {
      text += " | " + pick(["conv", "pool", "transpose", "unpool", "relu"])
      for _ in 0..<random.below(4) {
        text += " " + pick(["k", "s", "p", "d", "filters", "op", "kernel"]) + "=" + quantity()
      }
    }
    return text
  }

  private mutating func look() -> String { pick(["why ", "who ", "show "]) + place() }

  private mutating func place() -> String {
    let base = isWild() ? anything() : pick(["y", "x", "k", "y", "w"])
    let places = (0..<(isWild() ? random.below(6) : 2)).map { _ in
      isWild() ? number() : String(random.below(4) - 1)
    }
    return base + "[" + places.joined(separator: ",") + "]"
  }

  private mutating func directive() -> String {
    switch random.below(5) {
    case 0:
      return "set "
        + pick([
          "steps", "convention", "padding_counts", "dilation_base", "stride_rule", "as", "limit",
        ])
        + pick([" ", "="])
        + pick([
          number(), "math", "ml", "total", "side", "0", "1", "strict", "floor", "tf", "none",
          "text",
        ])
    case 1: return "expect " + expression(1)
    case 2: return "expect shape " + pick([shape(), expression(1)]) + " tol=" + number()
    case 3: return "expect error " + pick(["index", "kernel-too-large", "nothing", "\"x\""])
    default: return pick(["vars", "help", "help conv", "help errors", "help " + name(), "set"])
    }
  }

  // MARK: Values

  mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return isWild() ? anything() : operand() }
    switch random.below(8) {
    case 0...2:
      let sign = pick([
        "+", "-", "*", "/", "@", "^", "==", "!=", "<", ">=", " and ", " or ",
      ])
      return "(" + expression(depth - 1) + ")" + sign + "(" + expression(depth - 1) + ")"
    case 3: return pick(["-", "+", "not "]) + expression(depth - 1)
    case 4: return expression(depth - 1) + pick(["'", ".dx", ".shape", "''"])
    case 5: return "(" + expression(depth - 1) + ")[" + subscripts() + "]"
    case 6: return "[" + expression(depth - 1) + pick([", ", "; "]) + expression(depth - 1) + "]"
    default: return statementOfCall()
    }
  }

  private mutating func subscripts() -> String {
    (0...random.below(3)).map { _ in
      switch random.below(3) {
      case 0: return number()
      case 1: return ":"
      default:
        let ends = [number(), number(), number()].map { random.below(3) == 0 ? "" : $0 }
        return ends.prefix(2 + random.below(2)).joined(separator: ":")
      }
    }.joined(separator: ",")
  }

  private mutating func operand() -> String {
    if isWild() { return anything() }
    switch random.below(10) {
    case 0...4: return name()
    case 5, 6: return shape()
    case 7, 8: return matrix()
    default: return number()
    }
  }

  private mutating func anything() -> String {
    pick([
      "\"text\"", "\"\"", "[]", "[[]]", "[[[1]]]", "()", "?", "1..3", "3..1", ":", "true", "_",
      "nobody", "[1 2; 3]", "[[1 2] [3 4]; [5 6] [7 8]]", "[\"a\"]", "[x x]", "[1 \"b\"]",
      "((1,2),(3,4))", "r", "r.dx", "n", "-n", "n*0", String(repeating: "[", count: 70) + "1",
      String(repeating: "(", count: 40) + "1" + String(repeating: ")", count: 40), number(),
      shape(),
      "x[0]", "w*w", "true", "false", "w^2", "w+f", "1/w", "conv(x,k)", "zeros(0)", "zeros(3x0x2)",
      "sobel_x",
    ])
  }

  private mutating func name() -> String {
    pick(
      isWild()
        ? ["e", "z", "h", "t", "q", "r", "n", "_", "c"]
        : ["x", "k", "v", "f", "w", "b", "u", "y", "_"])
  }

  private mutating func matrix() -> String {
    let (rows, columns) = (1 + random.below(4), 1 + random.below(4))
    let plain = !isWild()
    let cells = (0..<rows).map { _ in
      (0..<columns).map { _ in plain ? String(random.below(9) - 4) : number() }
        .joined(separator: " ")
    }
    return "[" + cells.joined(separator: "; ") + "]"
  }

  mutating func number() -> String {
    if !isWild() { return String(random.below(7) - 2) }
    return pick([
      "0", "1/2", "-1/3", "0.1", "1e-3", "1e300", "-1e308", "1e-320", "10^400", "9^9^9", "2^-70",
      "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775807",
      "4611686018427387904", "4294967296", "2147483648", "65537", "100000", "1e18", "1e400", "1/0",
      "0^0", "0^-1", "sqrt(2)", "sqrt(-1)", "1e308*10.0", "(1/3)^40", "2^62-1", "w[0,0]",
      "w[0,0]*w[1,1]", "12345678901234567890.123", "1000000", "-1000000",
    ])
  }

  private mutating func size() -> String {
    isWild() ? number() : String(random.below(4) + random.below(2))
  }

  private mutating func sizes() -> String {
    switch random.below(6) {
    case 0...3: return size()
    case 4: return list(isWild() ? 1 + random.below(4) : 2) { $0.size() }
    default: return list(2) { String(1 + $0.random.below(3)) }
    }
  }

  private mutating func padding() -> String {
    switch random.below(5) {
    case 0, 1: return size()
    case 2: return list(isWild() ? 1 + random.below(3) : 2) { $0.size() }
    default:
      return list(isWild() ? 1 + random.below(3) : 2) {
        $0.list($0.isWild() ? 1 + $0.random.below(3) : 2) {
          $0.isWild() ? $0.number() : String($0.random.below(6) - 1)
        }
      }
    }
  }

  private mutating func list(
    _ count: Int, _ element: (inout StatementGrammar) -> String
  ) -> String {
    let parts = (0..<count).map { _ in element(&self) }
    return "(" + parts.joined(separator: ",") + ")"
  }

  private mutating func quantity() -> String {
    switch random.below(7) {
    case 0: return "?"
    case 1: return size() + ".." + size()
    case 2: return shape()
    default: return size()
    }
  }

  private mutating func shape() -> String {
    shape(of: isWild() ? 1 + random.below(10) : 1 + random.below(3))
  }

  private mutating func shape(of rank: Int) -> String {
    let sizes = (0..<rank).map { _ in
      !isWild()
        ? String(1 + random.below(5))
        : pick([
          "0", "1000", "65536", "100000", "2147483648", "4611686018427387904",
          "9223372036854775807", "99999999999999999999",
        ])
    }
    return sizes.joined(separator: "x")
  }

  /// A statement with a few bytes struck out, doubled or exchanged.
  private mutating func mistyped(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(3) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(bytes[random.below(bytes.count)], at: place)
      default: bytes.swapAt(place, random.below(bytes.count))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func below(_ bound: Int) -> Int { random.below(bound) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[random.below(choices.count)] }
}

extension SplitMix64 {
  /// - Precondition: `bound` is positive.
  mutating func below(_ bound: Int) -> Int { next(from: 0, through: bound - 1) }
}
