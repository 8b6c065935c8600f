/// From the start of the program to its first answer.
extension Bench {
  func start() -> [Row] {
    guard let convo else { return [] }
    let answer = Program(convo, ["-c", "conv [1 2 3;4 5 6;7 8 9] [1 0;0 1]"])
    let numpy = python.map { python in
      Program(
        python,
        [
          "-c",
          """
          import numpy
          x = numpy.arange(1, 10).reshape(3, 3)
          print(x[:2, :2] + x[1:, 1:])
          """,
        ])
    }
    let empty = emptyProgram()
    var (overEmpty, overConvo) = (Ratios(), Ratios())
    for round in 0..<60 {
      guard let own = answer.run()?.seconds else { continue }
      if let seconds = empty?.run()?.seconds { overEmpty.add(own, over: seconds) }
      // A start of Python takes as long as all others of many rounds.
      if hasNumpy, round % 4 == 0, let seconds = numpy?.run()?.seconds {
        overConvo.add(seconds, over: own)
      }
    }
    return [
      Row(what: "first answer ÷ empty C program", ratios: overEmpty, goal: .atMost(3)),
      Row(what: "python3 with numpy ÷ first answer", ratios: overConvo, goal: .atLeast(30)),
    ]
  }

  private func emptyProgram() -> Program? {
    guard let cc else { return nil }
    let source = scratch.write("int main(void) { return 0; }\n", to: "empty.c")
    let binary = scratch.place("empty")
    guard Program(cc, ["-O2", "-o", binary, source]).run()?.status == 0 else { return nil }
    return Program(binary)
  }
}
