import Arithmetic
import Commands
import Documents
import Sessions
import Syntax
import Testing

/// `shape` and the operations settle sizes by one law: they answer alike and refuse alike.
struct ShapeAgreementTests {
  /// A size, or the code of a refusal.
  enum Reply: Equatable, CustomStringConvertible {
    case size(Int)
    case refused(String)

    var description: String {
      switch self {
      case .size(let size): "\(size)"
      case .refused(let code): code
      }
    }
  }

  static let frameworks: [String?] = [nil] + Framework.allCases.map(\.name)

  private static func outcome(_ text: String) -> Result<Answer, Diagnostic> {
    var session = Session()
    var result: Result<Answer, Diagnostic>?
    session.run(text) { outcome in
      switch outcome.result {
      case .success(let answer): result = .success(answer)
      case .failure(let diagnostic): result = .failure(diagnostic)
      }
      return true
    }
    return result ?? .failure(Diagnostic(.missingArgument, "nothing came back"))
  }

  /// The size along the last axis, or the number that `shape` gives.
  private static func reply(_ text: String) -> Reply {
    switch outcome(text) {
    case .failure(let diagnostic): return .refused(diagnostic.code.rawValue)
    case .success(let answer):
      switch answer.value {
      case .shape(let shape)?: return .size(shape.last ?? 1)
      case .tensor(let tensor)? where tensor.isScalar: return .size(tensor.intValues?.first ?? -1)
      case .tensor(let tensor)?: return .size(tensor.shape.last ?? 1)
      default: return .refused("no value")
      }
    }
  }

  @Test(arguments: frameworks, SizeQuestions.operations)
  func answersAsTheOperationDoes(_ framework: String?, _ operation: String) {
    var questions = SizeQuestions(seed: 1)
    var sizes = 0
    for _ in 0..<150 {
      let question = questions.question(of: operation, framework: framework)
      let (asked, done) = (Self.reply(question.shape), Self.reply(question.statement))
      #expect(asked == done, "\(question.shape): \(asked), but \(question.statement): \(done)")
      if case .size = done { sizes += 1 }
    }
    if framework == nil { #expect(sizes > 30) }
  }

  /// The unknowns of an operation, with the values that are tried one by one.
  private static func unknowns(of operation: String) -> [(letter: String, values: ClosedRange<Int>)]
  {
    let common: [(String, ClosedRange<Int>)] = [
      ("i", 1...16), ("k", 1...10), ("s", 1...7), ("p", 0...6),
    ]
    switch operation {
    case "transpose": return common + [("d", 1...5), ("a", 0...6)]
    case "unpool": return common
    default: return common + [("d", 1...5)]
    }
  }

  @Test(arguments: frameworks, SizeQuestions.operations)
  func solvesForWhatItAccepts(_ framework: String?, _ operation: String) {
    var questions = SizeQuestions(seed: 2)
    for _ in 0..<15 {
      var question = questions.question(of: operation, framework: framework)
      let (letter, values) = questions.one(of: Self.unknowns(of: operation))
      if letter == "p", question.sizes["p"].map({ Int($0) == nil }) ?? true {
        question.sizes["p"] = "0"
      }
      let tried = values.map {
        (value: $0, reply: Self.reply(question.with(letter, "\($0)").shape))
      }
      let outputs = tried.compactMap { if case .size(let size) = $0.reply { size } else { nil } }
      let output = outputs.isEmpty ? 3 : questions.one(of: outputs)
      let expected = tried.filter { $0.reply == .size(output) }.map(\.value)
      let asked = question.with(letter, "?").shape + " o=\(output)"
      let solved = Self.solutions(asked).map { set in values.filter(set.contains) }
      #expect(solved ?? [] == expected, "\(asked)")
    }
  }

  /// The values that `shape … q=?` names; nil where it says that there are none.
  private static func solutions(_ text: String) -> Solutions? {
    guard case .success(let answer) = outcome(text) else { return nil }
    for case .fact("solutions", let text) in answer.document.blocks {
      return Solutions(text.text)
    }
    return nil
  }

  @Test(arguments: frameworks, ["transpose", "unpool"])
  func listsTheSizesThatItAccepts(_ framework: String?, _ operation: String) {
    var questions = SizeQuestions(seed: 3)
    for _ in 0..<15 {
      var question = questions.question(of: operation, framework: framework)
      question.sizes["a"] = nil
      let expected = (1...80).filter { size in
        Self.reply(question.statement + " output_shape=\(size)") == .size(size)
      }
      var legal: [Int] = []
      if case .success(let answer) = Self.outcome(question.shape + " legal"),
        case .tensor(let tensor)? = answer.value
      {
        legal = tensor.intValues ?? []
      }
      #expect(legal == expected, "\(question.shape) legal; \(question.statement)")
    }
  }
}

/// `1, 3 … 5, 8 and every greater one`, read back.
struct Solutions {
  private var parts: [(Int) -> Bool] = []

  init(_ text: String) {
    guard let start = text.firstIndex(of: "=") else { return }
    for part in text[text.index(after: start)...].split(separator: ",") {
      let numbers = part.split { !$0.isNumber && $0 != "-" && $0 != "−" }.compactMap {
        Int($0.replacing("−", with: "-"))
      }
      guard let first = numbers.first else { continue }
      if part.contains("second") {
        parts.append { $0 >= first && ($0 - first) % 2 == 0 }
      } else if part.contains("every") {
        parts.append { $0 >= first }
      } else {
        let last = numbers.last ?? first
        parts.append { $0 >= first && $0 <= last }
      }
    }
  }

  func contains(_ value: Int) -> Bool { parts.contains { $0(value) } }
}
