import Arithmetic
import Commands
import Documents
import MemoryFiles
import Sessions
import Syntax
import Testing

/// Which lines go to an examiner while a question is open, and which stay statements.
@Suite struct QuizTests {
  /// Writes down what it is told.
  private struct Listener: Examiner {
    var question: OpenQuestion?
    var form = OpenQuestion.Form.value
    var told: [QuizTurn] = []
    var topics: [Session.Candidate] { [.init(text: "sums", meaning: "adding", ending: " ")] }

    mutating func begin(_ order: QuizOrder, in session: Session) throws(Diagnostic) -> Document {
      if order.subject == "nothing" {
        throw Diagnostic(.unknownValue, "no such topic", labels: [.init(order.span)])
      }
      ask((question?.number ?? 0) + 1, x: 5)
      return Document([.note("\(order.subject ?? "-") \(order.seed ?? 0) \(order.count ?? 0)")])
    }

    mutating func take(_ turn: QuizTurn, in session: Session) -> Document {
      told.append(turn)
      if turn == .leave { question = nil }
      if turn == .skip { ask((question?.number ?? 0) + 1, x: 6) }
      return Document([.note("told")])
    }

    func withoutMemory() -> any Examiner { Listener() }

    private mutating func ask(_ number: Int, x: Int) {
      let data = [OpenQuestion.Datum(name: "x", value: .tensor(Tensor(x)))]
      question = OpenQuestion(number: number, form: form, data: data)
    }
  }

  private func session(_ form: OpenQuestion.Form = .value) throws -> Session {
    var session = Session(files: .inMemory())
    session.examiner = Listener(form: form)
    _ = try session.ask("x = 1; k = 2")
    _ = try session.ask("quiz sums seed=3 count=4")
    return session
  }

  private func told(_ session: Session) -> [QuizTurn] {
    (session.examiner as? Listener)?.told ?? []
  }

  @Test(arguments: [
    "4", "-1/2", "[1 2; 3 4]", "3 x 3", "x + 1", "torch.Size([3, 3])", "conv(x, k)", "array([1])",
    "[1 2", "(", "é", "hints", "x == 3", "k",
  ])
  func answersGoToTheExaminer(text: String) throws {
    var session = try session()
    _ = try session.ask(text)
    #expect(told(session) == [.answer(text)])
  }

  @Test(arguments: [
    ("hint", QuizTurn.hint), ("  skip ", .skip), ("show", .show), ("again", .again),
    ("quit", .leave), ("exit", .leave),
  ])
  func wordsGoToTheExaminer(text: String, turn: QuizTurn) throws {
    var session = try session()
    _ = try session.ask(text)
    #expect(told(session) == [turn])
    #expect(!session.isOver)
  }

  @Test(arguments: [
    "conv [1 2 3] [1 1]", "show x", "vars", "z = x + 1", "z=[1 2]", "help quiz", "? conv", "conv?",
    "x",
    "expect 5", "set steps 3", "quiz", "shape 5x5 kernel=3",
  ])
  func statementsStayStatements(text: String) throws {
    var session = try session()
    _ = try session.ask("5 + 0 * x")
    _ = try? session.ask(text)
    #expect(told(session) == [.answer("5 + 0 * x")])
  }

  @Test func aCommandCanBeTheAnswer() throws {
    var session = try session(.command)
    _ = try session.ask("conv 32x32 5x5 stride=2")
    _ = try session.ask("vars")
    #expect(told(session) == [.answer("conv 32x32 5x5 stride=2")])
    var other = try self.session(.mistake)
    _ = try other.ask("bug flip")
    _ = try other.ask("flip")
    #expect(told(other) == [.answer("bug flip"), .answer("flip")])
  }

  /// The question's variables stand in the place of the reader's own until it is closed.
  @Test func variablesAreLent() throws {
    var session = try session()
    #expect(try session.ask("x") == .tensor(Tensor(5)))
    _ = try session.ask("x = 100")
    _ = try session.ask("skip")
    #expect(try session.ask("x") == .tensor(Tensor(6)))
    _ = try session.ask("quit")
    #expect(!session.isAsked)
    #expect(try session.ask("x") == .tensor(Tensor(1)))
    #expect(try session.ask("k") == .tensor(Tensor(2)))
    _ = try session.ask("quit")
    #expect(session.isOver)
  }

  @Test(arguments: [
    ("quiz nothing", DiagnosticCode.unknownValue), ("quiz a b", .extraArgument),
    ("quiz seed=x", .wrongKind), ("quiz count=0", .wrongKind), ("quiz color=3", .unknownOption),
    ("quiz seed=-1", .wrongKind), ("quiz \"a\" \"b\"", .extraArgument),
  ])
  func wrongOrders(text: String, code: DiagnosticCode) {
    var session = Session(files: .inMemory())
    session.examiner = Listener()
    #expect(throws: Diagnostic.self) { try session.ask(text) }
    #expect(session.lastFailure?.code == code)
    #expect(!session.isAsked)
  }

  /// Where nobody asks, the words mean what they always do.
  @Test func withoutAnExaminer() throws {
    var session = Session(files: .inMemory())
    #expect(try session.ask("quiz conv") == nil)
    #expect(!session.isAsked)
    #expect(throws: Diagnostic.self) { try session.ask("skip") }
  }

  @Test func completion() throws {
    let session = try session()
    func names(_ line: String) -> [String] {
      session.completions(of: line, at: line.utf8.count) { _ in ["hw.convo"] }.1.map(\.text)
    }
    #expect(names("quiz s") == ["sums", "hw.convo"].filter { $0.hasPrefix("s") })
    #expect(names("quiz h") == ["hw.convo"])
    #expect(names("quiz sums ") == ["seed", "count"])
    #expect(names("sk") == ["skip"])
    #expect(names("hi").contains("hint"))
  }
}
