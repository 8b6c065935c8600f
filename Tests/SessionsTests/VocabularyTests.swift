import Commands
import Documents
import Sessions
import Syntax
import Testing

/// A word that was typed is used or refused: every command, and every link of a chain, is given every
/// option of the whole vocabulary.
@Suite struct VocabularyTests {
  /// A command or a link, with calls of it that go well.
  struct Taker: CustomTestStringConvertible {
    let name: String
    let parameters: [Parameter]
    let calls: [String]
    var testDescription: String { name }
  }

  static let takers: [Taker] = {
    // What is about another call takes that call's options.
    let own = EntryTable.commands.all.filter { ($0 as? Command)?.subjects.isEmpty != false }
    let commands = own.map { entry in
      let calls = entry.examples.map(\.statement).filter { statement in
        let last = statement.split(separator: ";").last ?? ""
        let word = last.drop { $0 == " " }.prefix { $0 != " " && $0 != "(" }
        return ([entry.name] + entry.synonyms).contains(String(word)) && statement.last != ")"
      }
      return Taker(
        name: entry.name, parameters: entry.parameters, calls: calls + (more[entry.name] ?? []))
    }
    let links = [
      "conv": ["conv k=3", "conv k=3 p=1", "conv k=3 d=2", "conv k=2 s=2"],
      "pool": ["pool 2", "pool 3 p=1", "pool 2 d=2"],
      "transpose": ["transpose k=3 s=2", "transpose k=3 p=1", "transpose k=3 d=2"],
      "unpool": ["unpool 2", "unpool 3 p=1"], "dense": ["dense 3"],
    ]
    return commands
      + links.sorted { $0.key < $1.key }.map { name, links in
        Taker(
          name: "| \(name)", parameters: ChainLink.parameters(named: name) ?? [],
          calls: links.flatMap { ["shape 9x9 | \($0)", "shape 2x8x8 | \($0)"] })
      }
  }()

  /// Calls on which options act that no example has.
  static let more: [String: [String]] = {
    func slid(_ name: String) -> [String] {
      [
        "\(name) iota(6) iota(2) stride=2", "\(name) iota(2x6) iota(2x1x3) groups=2 padding=1",
        "\(name) iota(4x4) iota(3x3) padding=1", "\(name) iota(3x3x3) iota(3x3x3)",
        "\(name) iota(2x2x2) iota(2x2x2x2)", "\(name) iota(7) iota(2) dilation=2",
        "\(name) iota(4) iota(2) padding_mode=constant padding=1",
      ]
    }
    return [
      "conv": slid("conv"), "toeplitz": slid("toeplitz"), "grad": slid("grad"),
      "transpose": slid("transpose") + ["transpose iota(3) iota(3) stride=2 padding=1"],
      "pool": [
        "pool iota(7) max 2", "pool iota(7) avg 3 padding=1", "pool iota(5x5) max 2 stride=1",
        "pool iota(7) lp 2", "pool iota(3x3x3) max 2", "pool iota(5x5) max 2 indices",
        "pool iota(7) max 2 dilation=2 stride=1",
      ],
      "unpool": [
        "unpool iota(3) indices=[1 3 5] kernel=2", "unpool iota(2x2) avg 2",
        "unpool iota(2x2) indices=[0 2;8 10] kernel=2", "unpool iota(2x2x2) avg 2",
        "unpool iota(4) avg 3 stride=2 padding=1",
      ],
      "unfold": [
        "unfold iota(6) 2 stride=2", "unfold iota(4x4) 2x2 padding=1", "unfold iota(2x4x4) 2",
        "unfold iota(7) 2 dilation=2", "unfold iota(4) 2 padding_mode=constant padding=1",
      ],
      "fold": [
        "fold iota(2x4) image=5 kernel=2", "fold iota(2x2) image=4 kernel=2 stride=2",
        "fold iota(2x3) image=4 kernel=2 stride=2 padding=1",
        "fold iota(2x3) image=5 kernel=2 dilation=2",
      ],
      "shape": [
        "shape i=7 k=3 s=2", "shape i=7 k=3 s=2 p=1", "shape 7x7 kernel=2", "shape i=7 k=2 of=pool",
        "shape i=3 k=3 s=2 of=transpose", "shape i=3 k=2 of=unpool", "shape i=7 k=3 d=2",
        "shape 2x7x7 kernel=3 filters=2", "shape 5x7x7 kernel=2",
      ],
      "pad": ["pad iota(3) 2", "pad iota(3x3) 1", "pad iota(3) 5 mode=constant"],
    ]
  }()

  /// Options that say what holds anyway, or change only what another option brings: with a call that
  /// they do change, and the same without them.
  static let elsewhere: [String: (String, String)] = {
    func pair(_ statement: String, _ option: String) -> (String, String) {
      ("\(statement) \(option)", statement)
    }
    let data = "[1 2 4 8] [3 6 12]"
    var pairs = [
      "fold stride": pair("fold iota(2x2) image=4 kernel=2", "stride=2"),
      "fold dilation": pair("fold iota(2x3) image=5 kernel=2", "dilation=2"),
      "fold dilation_base": pair("fold iota(2x3) image=5 kernel=2 dilation=1", "dilation_base=0"),
      "transpose output_shape": pair("transpose iota(3) iota(3) stride=2", "output_shape=8"),
      "pool global": pair("pool iota(7) max", "global"),
      "shape o": pair("shape i=? k=3", "o=4"),
      "read kernel": pair("read \"nn.Conv2d(1, 2, 3)\" 5x5", "kernel=ones(2x1x3x3)"),
      "learn stride": pair("learn iota(7) iota(3) kernel=3", "stride=2"),
      "learn dilation": pair("learn iota(6) iota(4) kernel=2", "dilation=2"),
      "learn dilation_base": pair("learn iota(6) iota(4) kernel=2 dilation=1", "dilation_base=0"),
      "learn padding_counts": pair(
        "learn iota(5) iota(5) kernel=3 padding=2", "padding_counts=total"),
      "learn padding_mode": pair(
        "learn iota(5) iota(5) kernel=3 padding=1", "padding_mode=circular"),
      "learn stride_rule": pair("learn iota(6) iota(2) kernel=3 stride=2", "stride_rule=strict"),
      "learn groups": pair("learn iota(2x5) iota(2x4) kernel=2x1x2", "groups=2"),
      "learn layout": pair("learn iota(4x2) iota(3x2) kernel=2x2x2", "layout=NHWC"),
      "learn dims": pair("learn iota(1x2x4) iota(1x2x3) kernel=2x2x2", "dims=1"),
      "learn exact": pair("learn \(data) kernel=2", "exact"),
      "solve dilation_base": pair("solve iota(3) [1 1] dilation=1", "dilation_base=0"),
      "solve dims": pair("solve iota(1x2x3) iota(2x2x2)", "dims=1"),
      "solve groups": pair("solve iota(2x3) iota(2x1x2)", "groups=2"),
      "solve layout": pair("solve iota(3x2) iota(2x2x2)", "layout=NHWC"),
      "solve output_padding": pair("solve [3 5 7] [1 1] stride=2", "output_padding=1"),
      "solve output_shape": pair("solve [3 5 7] [1 1] stride=2", "output_shape=7"),
      "fft axis": pair("fft iota(2x3)", "axis=0"),
      "net as": pair("net 9x9 | pool 2", "as=caffe"),
      "net layout": ("net 8x8x3 layout=NCHW | conv k=3", "net 8x8x3 | conv k=3"),
      "receptive layout": (
        "receptive 8x8x3 layout=NCHW | conv k=3", "receptive 8x8x3 | conv k=3"
      ),
      "receptive dims": ("receptive 9x9x9 dims=3 | conv k=3", "receptive 9x9x9 | conv k=3"),
      "cost layout": ("cost 8x8x3 layout=NCHW | conv k=3", "cost 8x8x3 | conv k=3"),
      "cost dims": ("cost 9x9x9 dims=3 | conv k=3", "cost 9x9x9 | conv k=3"),
      "receptive padding_counts": pair("receptive 9x9 | conv k=3 p=2", "padding_counts=total"),
      "receptive dilation_base": pair("receptive 9x9 | conv k=3 d=1", "dilation_base=0"),
      "receptive stride_rule": pair("receptive 9x9 | conv k=3 s=4", "stride_rule=strict"),
      "forward training": pair("n = net 4x4 | dropout 1/2; forward n iota(4x4)", "training"),
      "backward training": pair(
        "n = net 4x4 | dropout 1/2; backward n iota(4x4) ones(4x4)", "training"),
      // All ways to compute give the same numbers; the heading says which it was.
      "conv method": pair("conv iota(9) iota(3)", "method=fft"),
    ]
    for name in ["conv", "toeplitz", "grad"] {
      pairs["\(name) groups"] = pair("\(name) iota(2x6) iota(2x1x3)", "groups=2")
    }
    return pairs
  }()

  @Test(arguments: takers)
  func wordsAreUsedOrRefused(taker: Taker) {
    let plain = taker.calls.map { ($0, Self.outcome(of: $0)) }.filter { $0.1 != nil }
    for option in Self.vocabulary {
      let own = taker.parameters.first { $0.answers(to: option.name) }
      var isTaken = false
      var isUsed = false
      search: for (call, before) in plain {
        var isRefused = false
        for value in Self.values(for: option) {
          guard let after = Self.outcome(of: "\(call) \(option.name)\(value)") else {
            if own == nil { break search }
            isRefused = true
            continue
          }
          isTaken = true
          // One of its words may do no more than refuse.
          if after != before || (isRefused && option.isOfWords) {
            isUsed = true
            break search
          }
        }
      }
      guard isTaken, !isUsed,
        !Self.silent.contains("\(taker.name) \(own?.name ?? option.name)")
      else { continue }
      let pair = Self.elsewhere["\(taker.name) \(own?.name ?? option.name)"]
      let isChanged =
        pair.map {
          (Self.outcome(of: $0.0, heading: true) ?? "")
            != (Self.outcome(of: $0.1, heading: true) ?? "")
        } ?? false
      #expect(isChanged, "\(taker.name) takes \(option.name), and nothing comes of it")
    }
  }

  /// What makes no difference to an answer: no field depends on a layer's bias, and only a terminal can
  /// ask for a guess.
  private static let silent: Set = ["receptive bias", "play guess"]

  /// Every option of every command, once.
  static let vocabulary: [Parameter] = {
    var options: [Parameter] = []
    for entry in EntryTable.commands.all {
      for option in entry.parameters where !options.contains(where: { $0.name == option.name }) {
        options.append(option)
      }
    }
    return options
  }()

  private static func values(for option: Parameter) -> [String] {
    switch option.kind {
    case .flag: ["", "=false"]
    case .word, .text: option.words.reversed().map { "=\($0.name)" }
    case .padding: ["=1", "=same", "=(1,0)"]
    default: ["=2", "=1", "=3", "=0", "=[1 2]", "=2x2", "=4"]
    }
  }

  /// What is answered, the heading aside; nil where it is refused.
  private static func outcome(of text: String, heading: Bool = false) -> String? {
    var session = Session(files: .inMemory())
    var told: String?
    var isRefused = false
    session.run(text) { outcome in
      switch outcome.result {
      case .success(let answer):
        told = "\(String(describing: answer.value))"
        for block in answer.document.blocks {
          if case .heading = block, !heading { continue }
          told? += "\(block)"
        }
      case .failure: isRefused = true
      }
      return !isRefused
    }
    return isRefused ? nil : told
  }
}

extension Parameter {
  fileprivate var isOfWords: Bool {
    if case .word = kind { true } else { false }
  }
}
