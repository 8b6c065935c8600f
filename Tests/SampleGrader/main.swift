import Glibc
import Homework
import SampleGrading

// A process that grades for tests, as the program itself does.
var conversation = WorkerConversation(
  version: "test",
  read: { most in
    var bytes = [UInt8](repeating: 0, count: most)
    let count = read(0, &bytes, most)
    return Array(bytes.prefix(max(count, 0)))
  },
  write: { bytes in write(1, bytes, bytes.count) == bytes.count })
let isDone = conversation.run { name, bytes, options, _ throws(GradingRefusal) in
  try SampleGrading(name: name, key: bytes, options: options) { misfortune in
    switch misfortune {
    case .crash: kill(getpid(), SIGSEGV)
    case .hang: sleep(1000)
    case .once(let path):
      guard access(path, F_OK) != 0 else { return }
      close(open(path, O_WRONLY | O_CREAT, 0o600))
      kill(getpid(), SIGKILL)
    }
  }
}
exit(isDone ? 0 : 1)
