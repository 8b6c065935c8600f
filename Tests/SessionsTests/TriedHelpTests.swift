import Arithmetic
import Commands
import Sessions
import Syntax
import Testing

/// What an error's help recommends is done, and has to work.
@Suite struct TriedHelpTests {
  /// Calls of all kinds under every framework's rules, most of which refuse something.
  static let statements: [String] = {
    let calls: [(String, [String])] = [
      (
        "conv iota(5) iota(3)",
        [
          "padding=1", "padding=same stride=2", "padding=half", "dilation=3", "groups=2",
          "value=3", "padding_mode=circular", "padding=-1", "stride=2 dilation=2", "bias=1",
        ]
      ),
      ("conv iota(2x2) iota(3x3)", ["", "padding=same", "dilation=2", "padding=((0,1),(0,1))"]),
      (
        "pool iota(5) max 2",
        [
          "padding=2", "padding=same dilation=2", "ceil", "ceil padding=valid stride=3",
          "padding=full", "stride_rule=strict", "dilation=3 padding=1 ceil",
        ]
      ),
      ("pool iota(5x5) min 3", ["", "padding=1", "padding=same"]),
      ("pool iota(3) lp 2", ["norm=2.5", "norm=inf", "padding=1", "padding=same stride=4"]),
      ("pool iota(3x3) avg 2", ["count_include_pad=true padding=1", "divisor=3", "adaptive=2"]),
      (
        "transpose iota(3) iota(3)",
        [
          "output_padding=1", "output_padding=2 stride=2", "output_shape=20", "padding=half",
          "output_padding=5 padding=same stride=2", "padding=9",
        ]
      ),
      ("pad iota(3) 5", ["mode=reflect", "mode=circular", "mode=symmetric"]),
      ("pad iota(3) (2,-1)", ["", "mode=reflect"]),
      ("shape i=5 k=7", ["", "d=2", "of=pool", "of=pool ceil"]),
      ("shape 5x5 | conv k=9", [""]), ("shape 5x5 k=3", ["legal", "a=1"]),
    ]
    return calls.flatMap { call, options in
      options.flatMap { option in
        ([""] + Framework.allCases.map { "as=\($0.name)" }).map { framework in
          [call, option, framework].filter { !$0.isEmpty }.joined(separator: " ")
        }
      }
    }
  }()

  @Test func recommendationsWork() throws {
    var tried = 0
    for statement in Self.statements {
      for clause in Self.clauses(of: statement) {
        guard let changed = Self.applying(clause, to: statement) else { continue }
        tried += 1
        let code = Session.code(of: changed)
        #expect(code == nil, "\(statement) · \(clause) · \(changed)")
      }
    }
    #expect(tried > 100)
  }

  /// The clauses of the help that a statement gets.
  private static func clauses(of statement: String) -> [String] {
    do {
      _ = try Session.value(of: statement)
      return []
    } catch {
      return error.help.flatMap { line -> [String] in
        guard !line.contains("(x") else { return [] }
        if line.hasPrefix("as="), line.hasSuffix("have it") {
          return line.split(whereSeparator: { " ,".contains($0) }).filter { $0.contains("=") }
            .map(String.init)
        }
        return line.split(separator: ";").map(String.init)
      }
    }
  }

  /// The statement as a reader would type it next; nil where a clause says nothing that can be typed.
  private static func applying(_ clause: String, to statement: String) -> String? {
    var words = statement.split(separator: " ").map(String.init)
    var isChanged = false
    func drop(_ name: String) {
      let synonyms = ["padding": ["p"], "dilation": ["d"], "output_padding": ["a"]][name] ?? []
      words.removeAll { word in
        word == name || ([name] + synonyms).contains { word.hasPrefix("\($0)=") }
      }
    }
    var rest = clause.split(separator: " ").map(String.init)[...]
    while let word = rest.popFirst() {
      if word == "without", let next = rest.first {
        drop(String(next.prefix { $0.isLetter || $0 == "_" }))
        isChanged = true
      } else if let mark = word.firstIndex(of: "="), mark != word.startIndex {
        let value = word[word.index(after: mark)...].filter { !".,:".contains($0) }
        guard value.first?.isLetter == true || value.first?.isNumber == true else { continue }
        drop(String(word[..<mark]))
        words.append(String(word[...mark]) + value)
        isChanged = true
      }
    }
    return isChanged ? words.joined(separator: " ") : nil
  }
}
