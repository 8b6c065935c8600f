import Sessions

extension ScriptWriter {
  /// Prints a lesson that a script asks for, without a stop, as if it had been run by its file's name.
  /// Where only values or objects are wanted, or nothing, there is nothing to tell.
  mutating func tell(_ lesson: Lesson) {
    guard form == .transcript || form == .answers else { return }
    flush()
    var writer = ScriptWriter(
      form: .transcript, file: lesson.name, page: page, limits: limits, spent: total)
    // A session without a shelf: a lesson that asks for itself would never end.
    var session = Session()
    session.settings.limits = limits
    var script = Script(session: session)
    for line in lesson.text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      guard !script.isOver, !writer.isFull else { break }
      Array(line).withUnsafeBufferPointer { script.feed($0) { writer.write($0) } }
    }
    script.finish { writer.write($0) }
    writer.finish()
    add(writer)
  }
}
