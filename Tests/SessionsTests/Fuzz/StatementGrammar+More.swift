extension StatementGrammar {
  /// Homework: statements that keep what was said before.
  mutating func sheet() -> String {
    let id = pick(["1", "2", "5a", "Q3", "é", ""])
    switch below(12) {
    case 0: return "assignment a\(id) \"T\" points=\(number())"
    case 1: return "problem \(id) \"?\" points=\(number()) tol=\(number())"
    case 2: return "answer \(id) = \(command())"
    case 3: return "answer \(id) = \(expression(2))"
    case 4: return "bug \(id) name \"?\" credit=\(number()) = \(expression(1))"
    case 5: return "require \(id) \(expression(2))"
    case 6: return "accept \(id) \(expression(1))"
    case 7: return "ensure \(expression(1))"
    case 8: return "secret z = \(expression(1))"
    case 9: return "hint \(id) \"?\" cost=\(number())"
    case 10: return "student u\(id) \"?\"; credit flip=\(number())"
    default: return "ensure random(3, seed=variant(\"x\"))[0] > \(number()); answer(\(id))"
    }
  }

  /// A question of sizes: known, sought, within ranges.
  mutating func sizeQuestion() -> String {
    var text = "shape"
    for symbol in ["i", "k", "s", "p", "d", "o", "a"] where below(2) == 0 {
      let ends = [String(below(40)), pick(["1", "50000", number()])]
      text += " \(symbol)=" + pick([ends[0], "?", "\(ends[0])..\(ends[1])", number()])
    }
    return text + pick(["", " legal", " of=transpose", " of=pool", " of=unpool legal", " as=tf"])
  }

  /// Operands of more and longer cells than anybody types.
  mutating func large() -> String {
    let cells = pick([
      "iota(%)", "ones(%)", "random(%)/7", "1/(iota(%)+1)", "iota(%)+2^60", "iota(%)+2^90",
      "1/(iota(%)+2^100)", "float(iota(%))", "nan*ones(%)", "(-1)^iota(%)", "symbols(\"a\", %)",
    ])
    let shape = pick([
      "20x20", "400", "1x400", "400x1", "7x7x7", "2x2x2x2x2x2", "33x3", "5x5", "99", "50x50",
    ])
    return "("
      + cells.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: shape) + ")"
  }

  mutating func largeStatement() -> String {
    let (first, second) = (large(), pick([large(), "ones(3x3)", "[1 -1]", "7"]))
    switch below(6) {
    case 0: return "\(first) \(pick(["+", "*", "/", "@", "^", "=="])) \(second)"
    case 1: return pick(["conv", "toeplitz", "transpose", "grad"]) + "(\(first), \(second))"
    case 2:
      return pick(["conv", "toeplitz", "transpose"]) + " \(first) \(second) stride=\(below(9)) "
        + pick(["padding=full", "dilation=40", "steps=all", "groups=2", "padding_mode=circular"])
    case 3: return "pool \(first) \(pick(["max", "sum", "avg", "lp"])) \(1 + below(20))"
    case 4:
      return pick([
        "sum", "prod", "rank", "softmax", "exact", "sqrt", "show ", "mean", "flip", "max", "float",
        "unfold", "diag", "round",
      ]) + "(\(first))"
    default: return "v = \(first); \(sizeQuestion())"
    }
  }

  /// What keyboards, files and other people's programs put into a text.
  mutating func strangeText() -> String {
    pick([
      "\u{0}", "\u{1B}[31m", "\u{202E}", "\u{FEFF}", "\u{200B}x", "a\u{301}\u{301}", "变量", "𝔁 = 1",
      "x²", "３", "−1", "“x”", "‘x’", "x × k", "3×3", "…", "½", "\r", "\t\t", "\\", "\\\n", "x\\\n'",
      String(repeating: "-", count: 70) + "1", String(repeating: "x'", count: 600),
      String(repeating: "1+", count: 600) + "1", String(repeating: "f(", count: 66),
      String(repeating: "[[1] ", count: 30), String(repeating: "2^", count: 66) + "2",
      String(repeating: "not ", count: 66) + "1", "x" + String(repeating: "[0]", count: 600),
      String(repeating: "1;", count: 300), String(repeating: "a", count: 5000), "\"" + "é\n", "`x`",
      "x=(y=1)", "x==", "1..", "..1", "1...2", "1e", "0x1F", "1_0", "1,2", "a.b.c", ".5.5", "#",
    ])
  }
}
