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
    }
  }
}
exit(isDone ? 0 : 1)
