import Terminal

Process.occupyStandardStreams()
let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--worker" {
  Process.exit(WorkerProgram.run(open: AssignmentOpening.open))
}
Process.exit(
  Invocation(plain: arguments)?.perform() ?? ProgramArguments.perform(Array(arguments)))
