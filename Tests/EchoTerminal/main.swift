// A program for tests to drive: it reads statements as the real one does and echoes them.
internal import Terminal

var words = EchoWords()
let colored = ColorChoice.auto.isOn(for: .output)
let historyFile = HistoryFile.standard()
let editor = LineEditor(
  program: "echo-terminal", historyFile: historyFile, usesColor: colored)
editor?.completion = { words.completion(of: $0, at: $1) }
editor?.hint = { words.hint(for: $0).map { Hint($0) } }
let reader: any StatementSource = editor ?? PlainReader()
let prompt = Prompt("echo", color: colored ? "1;32" : nil)
let continuation = Prompt(" ...", color: colored ? "2" : nil)

conversation: while true {
  switch reader.read(prompt: prompt, continuation: continuation, isComplete: words.isComplete) {
  case .endOfInput: break conversation
  case .interrupted: continue
  case .line("quit"): break conversation
  case .line(let statement): perform(statement)
  }
}
historyFile?.trim()
StandardStream.output.write("bye\n")
