/// Many short statements on standard input.
extension Bench {
  private static let lines = 100_000

  func scripts() -> [Row] {
    guard let convo else { return [] }
    func script(_ count: Int, _ name: String) -> String {
      scratch.write(
        String(repeating: "conv([1 2 3 4], [1 0 -1])\n", count: count), to: name)
    }
    let long = script(Self.lines, "long.convo")
    let short = script(Self.lines / 10, "short.convo")
    let sums = scratch.write(
      String(repeating: "1*1+2*0+3*-1\n2*1+3*0+4*-1\n", count: Self.lines), to: "sums.bc")
    var (quiet, json, memory) = (Ratios(), Ratios(), Ratios())
    for _ in 0..<7 {
      let other = bc.flatMap { Program($0, ["-q"], input: sums).run() }
      guard let values = Program(convo, ["--quiet"], input: long).run(),
        let objects = Program(convo, ["--json"], input: long).run(),
        let few = Program(convo, ["--quiet"], input: short).run()
      else { continue }
      if let other {
        quiet.add(other.seconds, over: values.seconds)
        json.add(other.seconds, over: objects.seconds)
      }
      memory.add(Double(values.memory), over: Double(few.memory))
    }
    return [
      Row(what: "bc ÷ as many sums with --quiet", ratios: quiet, goal: .atLeast(1)),
      Row(what: "bc ÷ as many sums with --json", ratios: json, goal: .atLeast(1)),
      Row(
        what: "memory for 100 000 lines ÷ for 10 000", ratios: memory, goal: .atMost(1.05),
        unit: .kibibytes),
    ]
  }
}
