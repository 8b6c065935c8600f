import Documents
import Homework
import Sessions
import Testing

@Suite struct AllowanceCheckTests {
  @Test(arguments: [
    ("[1 2; 3 4]", nil), ("[1/2 -3]", nil), ("-2", nil), ("2*3", "arithmetic"), ("x", "`x`"),
    ("zeros(2x2)", "`zeros`"), ("x'", "transpose"), ("x[0,0]", "index"), ("conv(x, k)", "`conv`"),
    ("[1+1 2]", "arithmetic"), ("sobel_x", "`sobel_x`"), ("1 2\n3 2*2", "arithmetic"),
  ])
  func numbersOnly(typed: String, words: String?) throws {
    try check(SampleSheet.read(typed, as: .matrix, allowing: .literal), words, typed)
  }

  @Test(arguments: [
    ("2*x - 1", nil), ("zeros(2x2) + full(2x2, 3)", nil), ("random(2x2, seed=1)", nil),
    ("k'", nil), ("x[0:2, 1]", nil), ("2^3 * k", nil), ("sobel_x", nil), ("gaussian(3)", nil),
    ("conv(x, k)", "the command `conv`"), ("conv x k", "the command `conv`"),
    ("toeplitz([2 -1 3], 5)", "`toeplitz`"), ("flip(k)", "`flip`"), ("k @ k", "`@`"),
    ("sum(x)", "`sum`"), ("load \"/etc/passwd\"", "`load` is not for answers"),
    ("load(\"/etc/passwd\")", "`load` is not for answers"), ("save \"x\"", "`save`"),
    ("set limit=1", "`set`"), ("quit", "`quit`"), ("expect 3", "`expect`"),
    ("symbols(\"w\", 2x2)", "`symbols`"), ("[1 conv(x, k)]", "`conv`"),
    ("array(conv(x, k))", "`conv`"), ("conv", "the command `conv`"),
    ("[1 conv]", "needs its arguments"),
  ])
  func arithmetic(typed: String, words: String?) throws {
    try check(SampleSheet.read(typed, as: .matrix), words, typed)
  }

  @Test(arguments: [
    ("conv(x, k)", nil), ("conv x k stride=2", nil), ("sum(x)", nil), ("k @ k", nil),
    ("flip(k)", nil), ("load \"x\"", "`load`"), ("set limit=1", "`set`"), ("help", "`help`"),
  ])
  func commands(typed: String, words: String?) throws {
    try check(SampleSheet.read(typed, as: .matrix, allowing: .commands), words, typed)
  }

  private func check(_ reading: Reading, _ words: String?, _ typed: String) throws {
    guard let words else {
      #expect(reading.value != nil, "\(typed) gives \(reading)")
      return
    }
    let refusal = try #require(reading.refusal, "\(typed) gives \(reading)")
    #expect(refusal.contains(words), "\(refusal)")
  }

  @Test(arguments: [
    "conv 32x32 5x5 stride=2 padding=2", "conv 32 x 32 5 x 5 stride=2 padding=2",
    "conv(32x32, 5x5, s=2, p=2)", "Conv 32x32 5x5 s=2 p=2", "`conv 32x32 5x5 s=2 p=2`",
    "conv 32×32 5×5 s=2 pad=2", "conv 32x32 k=5х5 s=2 p=2",
    "conv 32x32 5x5 stride=(2,2) padding=2  # ours", "conv 32 by 32 5 by 5 stride=２ padding=2",
  ])
  func commandsAreRunAndRecorded(typed: String) throws {
    let answer = try #require(SampleSheet.read(typed, as: .command).answer, "\(typed)")
    guard case .tensor(let tensor) = answer.value else {
      Issue.record("no tensor")
      return
    }
    #expect(tensor.shape == [16, 16])
    var session = Session()
    session.assign(try #require(answer.call), to: "call")
    session.run(
      "y = call.kernel == 5x5 and call.stride == 2 and call.padding == 2 and call.dilation == 1"
        + " and call.command == \"conv\" and not call.flip and call.padding_mode == \"zeros\""
    ) { _ in true }
    #expect(session.variables["y"]?.value == .truth(true), "\(answer.call as Any)")
  }

  /// Keys, secrets and seeds of the session that the sheet came from.
  @Test(arguments: [
    "answer(1)", "z", "_", "variant(\"z\")", "[1 answer(1)]", "w + z", "why y[0,0]",
  ])
  func theKeyIsOutOfReach(typed: String) throws {
    var key = Session()
    key.run(
      """
      assignment hw1 "Probe" salt=pepper
      w = [1 2]
      secret z = [97531 86420]
      problem 1 "?"
      answer 1 = conv(z, w)
      y = conv(z, w)
      """
    ) { _ in true }
    #expect(key.variables["answer(1)"] != nil)
    for allowance in Allowance.allCases {
      let reader = AnswerReader(kind: .matrix, allowance: allowance, sheet: PublishedSheet(of: key))
      #expect(reader.read(typed).value == nil, "\(typed)")
      #expect(reader.read("w").value != nil || allowance == .literal)
    }
    let submission = try Submission(bytes: Array("q = \(typed)\nanswer 1 = q".utf8))
    let sheet = try #require(
      submission.evaluatedDefinitions(on: PublishedSheet(of: key)).sheets.first)
    #expect(sheet.session.variables["q"] == nil)
  }

  /// Nothing of the session that posed the problems is left but variables and conventions.
  @Test func aPublishedSheetKnowsNoKey() throws {
    var key = Session(files: .absent)
    key.variants.student = "ann"
    key.run(
      """
      assignment hw1 "Probe" salt=pepper
      w = [1 2]
      secret z = [97531 86420]
      y = conv(z, w)
      set convention=math
      problem 1 "?"
      answer 1 = conv(z, w)
      """
    ) { _ in true }
    #expect(key.variables["z"] != nil && key.variables["y"]?.computation != nil)
    let session = PublishedSheet(of: key).session
    #expect(Set(session.variables.keys) == ["w", "y"])
    // y was computed from z.
    #expect(session.variables["y"]?.computation == nil)
    #expect(session.last == nil && session.lastAnswer == nil && session.lastFailure == nil)
    #expect(session.sheet.problems.isEmpty && session.variants.student != "ann")
    #expect(session.settings.isSafe)
    #expect(session.settings.conventions == key.settings.conventions)
  }

  @Test func aCommandAmongOthersIsRecordedToo() throws {
    let answer = try #require(
      SampleSheet.read("conv(x, k, stride=(2,1))", as: .matrix, allowing: .commands).answer)
    guard case .record(let fields) = try #require(answer.call) else { return }
    #expect(fields.first { $0.name == "kernel" }?.value == SampleSheet.value("[1 0; 0 -1]"))
    #expect(fields.first { $0.name == "stride" }?.value == SampleSheet.value("[2 1]"))
    #expect(try #require(SampleSheet.read("1 + 1", as: .number).answer).call == nil)
  }

  @Test(arguments: [
    "conv 32x32", "conv 32x32 5x5 stride=0", "konv 3x3 2x2", "conv 3x3 5x5", "why y[0,0]",
    "conv 32x32 5x5 colour=2", "5", "\"conv 32x32 5x5 stride\"", "x",
  ])
  func commandsThatFailAreUnreadable(typed: String) {
    let reading = SampleSheet.read(typed, as: .command)
    #expect(reading.unreadable != nil, "\(typed) gives \(reading)")
  }
}
