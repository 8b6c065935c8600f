import Documents
import Files
import Homework
import Rendering
import Sessions

extension Session {
  /// A conversation in the program: with files and lessons, unless a stranger's script is run.
  init(_ invocation: Invocation) {
    self.init(
      settings: Self.settings(isSafe: invocation.isSafe),
      files: invocation.isSafe ? .closed : .system, formats: DocumentFormat.all)
    lessons = .system
    let isForgetful = invocation.isSafe || invocation.job == .check
    callExaminer = {
      QuizExaminer(progress: isForgetful ? .none : .own, moment: ProgressFile.moment)
    }
  }

  private static func settings(isSafe: Bool) -> Settings {
    var settings = isSafe ? .safe : Settings()
    settings.mostMemory = min(settings.mostMemory, Process.memory / 2)
    return settings
  }
}
