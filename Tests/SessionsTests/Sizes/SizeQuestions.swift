import Arithmetic

/// Random questions about the sizes of one axis, as `shape` and as the operation itself take them.
struct SizeQuestions {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func one<T>(of list: [T]) -> T { list[number(0...list.count - 1)] }

  private mutating func maybe(_ chance: Int, _ value: String) -> String? {
    number(1...100) <= chance ? value : nil
  }

  static let operations = ["conv", "pool", "transpose", "unpool"]
  static let paddingWords = [
    "valid", "full", "same", "same_upper", "same_lower", "half", "causal",
  ]

  mutating func question(of operation: String, framework: String?) -> SizeQuestion {
    var sizes: [String: String] = ["i": "\(number(1...12))", "k": "\(number(1...7))"]
    sizes["s"] = maybe(60, "\(number(1...4))")
    sizes["d"] = operation == "unpool" ? nil : maybe(25, "\(number(1...3))")
    sizes["a"] = operation == "transpose" ? maybe(30, "\(number(0...3))") : nil
    switch number(1...10) {
    case 1...3: sizes["p"] = nil
    case 4...5: sizes["p"] = "\(number(-1...3))"
    case 6: sizes["p"] = "(\(number(-1...3)),\(number(-1...3)))"
    default: sizes["p"] = one(of: Self.paddingWords)
    }
    var options: [String] = []
    if operation == "pool", let ceil = maybe(30, one(of: ["ceil", "ceil=false"])) {
      options.append(ceil)
    }
    if operation != "transpose", operation != "unpool",
      let strict = maybe(8, "stride_rule=strict")
    {
      options.append(strict)
    }
    return SizeQuestion(
      operation: operation, framework: framework, sizes: sizes, options: options)
  }
}

/// The sizes of one axis by their letters, as typed.
struct SizeQuestion {
  var operation: String
  var framework: String?
  var sizes: [String: String]
  var options: [String]

  private static let letters = ["i", "k", "s", "p", "d", "a"]

  private var tail: [String] { options + (framework.map { ["as=\($0)"] } ?? []) }

  /// What `shape` is asked.
  var shape: String {
    let typed = Self.letters.compactMap { letter in sizes[letter].map { "\(letter)=\($0)" } }
    return (["shape"] + typed + ["of=\(operation)"] + tail).joined(separator: " ")
  }

  /// What the operation itself is asked; OpenCV filters images alone.
  var statement: String {
    let i = sizes["i"] ?? "1"
    let k = sizes["k"] ?? "1"
    let named = ["s", "p", "d", "a"].compactMap { letter in
      sizes[letter].map { "\(letter)=\($0)" }
    }
    let head: [String]
    switch operation {
    case "pool": head = ["pool", i, "max", k, "dims=1"]
    case "unpool":
      // By places, as the libraries have it; an average of no cell at all would be refused.
      let places = Array(repeating: "0", count: Int(i) ?? 1).joined(separator: " ")
      head = ["unpool", "ones(\(i))", "indices=[\(places)]", "kernel=\(k)", "dims=1"]
    default:
      head =
        framework == "opencv" && operation == "conv"
        ? [operation, "\(i)x\(i)", "\(k)x\(k)"] : [operation, i, k]
    }
    return (head + named + tail).joined(separator: " ")
  }

  func with(_ letter: String, _ value: String?) -> SizeQuestion {
    var copy = self
    copy.sizes[letter] = value
    return copy
  }
}
