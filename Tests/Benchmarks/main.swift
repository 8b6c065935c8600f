// How fast Convo is beside what else is installed, measured in turns in one run:
//
//     swift build -c release && swift run -c release convo-bench
//
// Every line is a ratio of two times of the same round, its median and its range over all rounds; times
// themselves say as much about the machine as about the program. The release `convo` beside this
// program is the one that is run. Peers are an empty C program (cc), bc, and python3 with numpy and
// scipy; those that are missing are named and left out. Nothing here fails on a slow day.
//
// With the word `mistakes` it measures instead how well the mistakes of homework are named, in so many
// problems of each kind: `convo-bench mistakes 20`.

if CommandLine.arguments.dropFirst().first == "mistakes" {
  MistakeBench.run(problems: CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) })
} else {
  let bench = Bench()
  let table = Table()
  for row in bench.start() + bench.scripts() + bench.image() + bench.fractions() + bench.matrix() {
    table.write(row)
  }
  table.write(missing: bench.missing)
}
