import Arithmetic
import Documents
import Sessions
import Syntax
import Testing

/// What is read as another language's spelling, and what words lead to.
@Suite struct ForeignReadingTests {
  private func outcomes(_ text: String, conversation: Bool = false) -> [Outcome] {
    var session = Session()
    session.isConversation = conversation
    session.run("x = [1 2 3; 4 5 6; 7 8 9]; k = [1 0; 0 -1]") { _ in true }
    var outcomes: [Outcome] = []
    session.run(text) {
      outcomes.append($0)
      return true
    }
    return outcomes
  }

  @Test(arguments: [
    ("zeros(2, 3)", "zeros(2x3)"), ("np.array([[1,2],[3,4]])", "[[1,2],[3,4]]"),
    ("F.conv2d(x, k)", "conv(x, k)"), ("conv（x，k）", "conv(x, k)"),
    ("conv2(x, k, 'same')", "conv(x, k, padding=same, as=matlab)"),
    ("conv x k mode=same", "conv x k padding=same"), (">>> sum(x)", "sum(x)"),
    ("scipy.signal.convolve2d(x, k)", "conv(x, k, padding=full, as=scipy)"),
    ("y = F.max_pool2d(x, 2)", "y = pool(x, max, kernel=2)"),
  ])
  func certainMeaningsAreRun(foreign: String, native: String) throws {
    let read = try #require(outcomes(foreign).last)
    #expect(read.reading == native)
    let answer = try read.result.get()
    let own = try #require(outcomes(native).last).result.get()
    #expect(answer.value == own.value && own.value != nil)
  }

  /// Every option word may be quoted, in any case.
  @Test(arguments: ["\"same\"", "'same'", "\"SAME\"", "SAME", "same"])
  func paddingMayBeQuoted(word: String) throws {
    let answer = try #require(outcomes("conv(x, k, padding=\(word))").last).result.get()
    guard case .tensor(let tensor)? = answer.value else { return #expect(Bool(false)) }
    #expect(tensor.shape == [3, 3])
  }

  /// What is not the same is answered in one step, and the step can be taken.
  @Test(arguments: [
    "z = torch.randn(3,3)", "nn.Conv2d(1, 1, 3, padding=1)", "nn.MaxPool2d(2)",
    "tf.nn.conv2d(x, k, strides=1, padding='SAME')", "nn.Conv2d(3, 8, 5, stride=2)",
  ])
  func nearMeaningsAreShownWhole(foreign: String) throws {
    guard case .failure(let diagnostic)? = outcomes(foreign).last?.result else {
      Issue.record("\(foreign) is run")
      return
    }
    let advice = try #require(diagnostic.help.first)
    #expect(advice.hasPrefix("here: "))
    let own = try #require(outcomes(String(advice.dropFirst(6))).last)
    #expect(!own.failed, "\(advice)")
  }

  @Test(arguments: [
    "stride", "what is dilation", "what is stride?", "same", "receptive field", "tutorial",
    "padding",
    "explain padding", "glossary", "subsample",
  ])
  func wordsLeadSomewhere(words: String) throws {
    var session = Session()
    session.isConversation = true
    session.lessons = LessonShelf(read: { [Lesson(name: "01-a", text: "## 1. A\n1 + 1")] })
    var last: Outcome?
    session.run(words) {
      last = $0
      return true
    }
    let answer = try #require(last).result.get()
    #expect(!answer.document.blocks.isEmpty)
  }

  /// A script is no conversation, but its error names the page.
  @Test func scriptsKeepTheirErrors() throws {
    guard case .failure(let diagnostic)? = outcomes("stride").last?.result else {
      Issue.record("stride is run")
      return
    }
    #expect(diagnostic.code == .unknownName)
    #expect(diagnostic.help.contains("help stride explains the word"))
    #expect(outcomes("k + nobody", conversation: true).last?.failed == true)
    #expect(outcomes("yy", conversation: true).last?.failed == true)
  }

  /// The statements around a foreign one are run as ever.
  @Test func otherStatementsStay() throws {
    let all = outcomes("a = 1; b = zeros(2, 2); c = a + 1")
    #expect(all.map(\.failed) == [false, false, false])
    #expect(all.map(\.reading) == [nil, "b = zeros(2x2)", nil])
  }
}
