import Arithmetic
import Documents
import Sessions
import Syntax
import Testing

/// All that a session holds and computes shares one amount of memory.
@Suite struct MemoryTests {
  /// What became of each statement: the code of its refusal, or nil.
  private func codes(_ lines: [String], memory: Int = 256 << 20) -> [DiagnosticCode?] {
    refusals(lines, memory: memory).map { $0?.code }
  }

  private func refusals(_ lines: [String], memory: Int = 256 << 20) -> [Diagnostic?] {
    var settings = Settings()
    settings.limits.memory = memory
    var session = Session(settings: settings)
    var refusals: [Diagnostic?] = []
    for line in lines {
      session.run(line) { outcome in
        if case .failure(let diagnostic) = outcome.result {
          refusals.append(diagnostic)
        } else {
          refusals.append(nil)
        }
        return true
      }
    }
    return refusals
  }

  @Test(
    arguments: [
      ("p = sum(symbols(\"a\", 30))^3; conv([p p p], [p p])", .tooLarge),
      ("x = [2^100000 2^100000]; conv(x, x)", .tooLarge),
      ("y = (iota(200x200) + 3) * 2^100000", .tooMuchMemory),
      ("w = symbols(\"w\", 2000x2000)", .tooMuchMemory),
      ("iota(60000)^7000", .tooMuchMemory),
      ("transpose([2^100000 1], [2^100000 1])", .tooLarge),
      ("grad([2^100000 1], [1], [2^100000 1])", .tooLarge),
      ("pool([2^100000 1] * 2^20000, lp, 2, norm=2)", .tooLarge),
      ("[iota(2000x2000)+1 iota(2000x2000)+2 iota(2000x2000)+3]", .tooMuchMemory),
      ("concat(iota(2000x2000)+1, iota(2000x2000)+2)", .tooMuchMemory),
    ] as [(String, DiagnosticCode)])
  func whatWouldTakeTooMuchIsRefused(text: String, code: DiagnosticCode) {
    #expect(codes([text]).last == code)
  }

  @Test func variablesShareOneAmount() throws {
    let mebibyte = 1 << 20
    // 100 000 cells take 2.3 MiB.
    let lines = [
      "a = iota(100000)", "b = a + 1", "c = a + 2", "a = 0", "b = 0", "c = iota(100000)",
    ]
    let found = refusals(lines, memory: 6 * mebibyte)
    #expect(found.map { $0?.code } == [nil, nil, .tooMuchMemory, nil, nil, nil])
    let refusal = try #require(found[2])
    #expect(
      refusal.message
        == "this would take up to 2.3 MiB with 4.6 MiB in use, more than the limit of 6 MiB")
    #expect(
      refusal.help == [
        "set limit 8 MiB would allow it",
        "most is held by a (2.3 MiB), b (2.3 MiB); a = 0 frees it",
      ])
  }

  @Test func sharedCellsAreCountedOnce() {
    let lines = ["a = iota(100000)"] + (0..<20).map { "b\($0) = a" } + ["c = a + 1"]
    #expect(codes(lines, memory: 6 << 20).allSatisfy { $0 == nil })
  }

  /// A reshaped tensor, a part of a record and a variable's copy lie where the first one does.
  @Test func otherShapesOfTheSameCellsAreCountedOnce() {
    let lines =
      ["a = iota(100000)"]
      + (0..<20).map { "b\($0) = reshape(a, (\($0 + 1), -1))" }
      .filter { !$0.contains("(3,") && !$0.contains("(6,") }.prefix(2)
      + ["c = flatten(b0)", "d = a + 1"]
    #expect(codes(lines, memory: 6 << 20).allSatisfy { $0 == nil })
  }

  @Test func whatIsLetGoOfComesBack() {
    let lines =
      (0..<30).map { "a = iota(100000) + \($0)" }
      + ["conv a [1] steps=none; 0; a = 0"]
      // The history of a value is cut where it grows too large.
      + (0..<30).map { _ in "z = iota(20000); z = z + 1; z = z * 2" }
      + ["b = iota(200000)"]
    #expect(codes(lines, memory: 10 << 20).allSatisfy { $0 == nil })
  }

  @Test func manySmallValuesOfOneStatementAreCounted() {
    let part = "iota(2000) + 1"
    let parts = Array(repeating: part, count: 100).joined(separator: ", ")
    // 100 parts of 47 KiB, and the result of as many.
    #expect(codes(["concat(\(parts)); 0"], memory: 10 << 20) == [nil, nil])
    #expect(codes(["concat(\(parts))"], memory: 4 << 20) == [.tooMuchMemory])
    #expect(codes(["[\(parts)]"], memory: 4 << 20) == [.tooMuchMemory])
  }

  @Test func aPublishedSheetCountsByItself() throws {
    var session = Session()
    session.settings.limits.memory = 6 << 20
    _ = try session.ask("a = iota(100000); s = a + 1; 0")
    session.run("secret s = s") { _ in true }
    // The sheet has a; the session also has s.
    var published = PublishedSheet(of: session).session
    #expect(try published.ask("b = a + 1; size(b)") == .tensor(Tensor(100_000)))
    #expect(throws: Diagnostic.self) { try session.ask("b = a + 1; 0") }
    #expect(throws: Diagnostic.self) { try published.ask("c = a + 2; 0") }
  }

  @Test func operandsThatAnOriginKeepsAreCounted() {
    // Each answer is small, but `why` can go back to its large input.
    let lines = (0..<4).map { "y\($0) = conv(iota(100000) + \($0), [1], stride=50000)" }
    #expect(codes(lines, memory: 8 << 20) == [nil, nil, .tooMuchMemory, .tooMuchMemory])
  }

  @Test func aRefusedAssignmentLeavesTheVariable() {
    let lines = ["x = 5", "x = zeros(1000000)", "x == 5", "expect true"]
    #expect(codes(lines, memory: 6 << 20) == [nil, .tooMuchMemory, nil, nil])
  }

  @Test func symbolsThatFitAreAnswered() {
    let text = "y = conv(symbols(\"a\", 40x40), symbols(\"b\", 40x40), padding=full); shape(y)"
    #expect(codes([text]) == [nil, nil])
  }

  /// Every road to a variable: a value that is given once more does not fit.
  @Test(arguments: [
    ["a = iota(100000)"], ["answer 1 = iota(100000)"], ["secret a = iota(100000)"],
    ["bug 1 flip \"Turned.\" = iota(100000)"], ["iota(100000)"], ["y = conv iota(60000) [1]"],
    ["a = load \"a.npy\""], ["load \"a.npy\""],
    // What a key was computed with is kept, whatever is called so later.
    ["a = iota(100000)", "answer 1 = 2", "a = 0", "_"],
    ["a = iota(100000)", "require 1 1 == 1", "a = 0", "_"],
    // The last windows, and the last result.
    ["conv iota(80000) [1] steps=none", "3"],
  ])
  func allThatIsKeptIsCounted(lines: [String]) throws {
    var session = Session(files: .inMemory())
    session.run("x = float(iota(300000)); save \"a.npy\" x; x = 0; 0") { !$0.failed }
    session.run("problem 1 \"?\"") { !$0.failed }
    session.settings.limits.memory = 4 << 20
    for line in lines { _ = try session.ask(line) }
    #expect(throws: Diagnostic.self) { try session.ask("z = iota(100000)") }
    #expect(session.lastFailure?.code == .tooMuchMemory, "\(lines)")
  }

  @Test func aVariableThatAppearsFromOutsideIsCounted() throws {
    var session = Session()
    session.settings.limits.memory = 4 << 20
    session.assign(.tensor(try Tensor.iota([100_000], within: .standard)), to: "a")
    #expect(throws: Diagnostic.self) { try session.ask("z = iota(100000)") }
    session.assign(.tensor(Tensor(1)), to: "a")
    #expect(try session.ask("z = iota(100000); 0") != nil)
  }

  /// An assignment is run again when data are drawn again, so its statements are kept.
  @Test func anAssignmentOfEndlessLengthEnds() throws {
    var settings = Settings()
    settings.limits.memory = 1 << 20
    var session = Session(settings: settings)
    _ = try session.ask("assignment a")
    var count = 0
    while session.lastFailure == nil, count < 10_000 {
      session.run("a = 1") { _ in true }
      count += 1
    }
    #expect(session.lastFailure?.code == .tooMuchMemory && count > 1000)
    // Another assignment begins anew.
    session.run("assignment b") { _ in true }
    #expect(session.lastFailure?.code == .tooMuchMemory)
  }

  @Test func valuesGivenAnewBetweenTwoKeysAreLetGoOf() throws {
    var session = Session()
    session.settings.limits.memory = 8 << 20
    _ = try session.ask("assignment a; problem 1 \"?\"")
    for count in 0..<20 { _ = try session.ask("a = iota(100000) + \(count)") }
    _ = try session.ask("answer 1 = 1; a = 0; 0")
    // A new key of a problem lets go of the variables of the one before; other problems keep theirs.
    for count in 0..<20 {
      _ = try session.ask("a = iota(100000) + \(count); answer 1 = \(count); 0")
    }
    #expect(throws: Diagnostic.self) {
      for count in 2..<20 {
        _ = try session.ask("a = iota(100000) + 1; problem \(count) \"?\"; answer \(count) = 1; 0")
      }
    }
  }

  @Test func theLimitIsSet() {
    #expect(codes(["set limit 1 MiB", "zeros(100000)"]) == [nil, .tooMuchMemory])
    #expect(codes(["set limit 1 MiB", "set limit 2 GiB", "zeros(1000000)"]) == [nil, nil, nil])
    #expect(codes(["set limit 1000", "zeros(1001)"]) == [nil, .tooLarge])
    for value in ["0 MiB", "1 KiB", "3 MiBs", "-1 GiB", "9999999999 GiB", "2 3", "0"] {
      #expect(codes(["set limit \(value)"]) == [.setting], "\(value)")
    }
  }

  /// Many cells may be allowed while there is no room for them: each is refused before it is made.
  @Test(arguments: [
    "zeros(40000x40000)", "ones(40000x40000)", "full(40000x40000, 7)", "eye(40000)",
    "iota(40000x40000)", "random(40000x40000)", "linspace(0, 1, 1600000000)", "box(40001)",
    "gaussian(40001, sigma=3)", "identity(40001)", "bilinear(40000)", "pad(zeros(3x3), 20000)",
    "symbols(\"a\", 40000x40000)", "conv(float(zeros(9x9)), float(ones(3x3)), padding=20000)",
    "transpose(zeros(1000x1000), ones(3x3), stride=40)", "unpool(zeros(1000x1000), kernel=40)",
    "zeros(30000) + zeros(30000x1)", "zeros(30000x1) @ zeros(1x30000)",
    "pool(float(zeros(9x9)), max, 2, stride=1, padding=1, as=torch) + zeros(40000x40000x1x1)",
  ])
  func cellsWithoutRoomAreRefused(statement: String) {
    #expect(codes(["set limit 2000000000", statement]) == [nil, .tooMuchMemory])
  }

  @Test func helpNamesALimitThatSuffices() throws {
    let refusal = try #require(refusals(["zeros(4000x4000)"]).first ?? nil)
    #expect(refusal.code == .tooLarge)
    #expect(refusal.help == ["set limit 16000000 512 MiB would allow it"])
    #expect(codes(["set limit 16000000 512 MiB", "zeros(4000x4000)[0,0]"]) == [nil, nil])
    let beyond = try #require(refusals(["zeros((1073741824, 1099511627776))"]).first ?? nil)
    #expect(beyond.help == ["that is beyond any limit"])
  }

  @Test func noMoreIsAllowedThanTheMachineHas() {
    var settings = Settings()
    settings.maximumMemory = 1 << 30
    var session = Session(settings: settings)
    #expect(throws: Never.self) { try session.ask("set limit 1 GiB") }
    #expect(throws: Diagnostic.self) { try session.ask("set limit 2 GiB") }
  }
}
