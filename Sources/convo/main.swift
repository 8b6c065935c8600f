import Terminal

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--worker" {
  Process.exit(WorkerProgram.run(open: AssignmentOpening.open))
}
let invocation = Invocation(plain: arguments) ?? Invocation(parsing: Array(arguments))
let isConversation =
  invocation.job == .run && invocation.files.isEmpty && invocation.words.isEmpty
  && !invocation.isJSON && StandardStream.input.isTerminal
if case .homework(let job) = invocation.job {
  Process.exit(job.run())
} else if isConversation {
  var conversation = Conversation(invocation)
  Process.exit(conversation.run())
} else {
  Process.exit(ScriptRun(invocation).run())
}
