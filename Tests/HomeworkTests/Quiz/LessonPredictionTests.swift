import Documents
import Foundation
import Rendering
import Sessions
import Testing

@testable import Homework

/// Every question of the course can be posed, and its answer is right.
@Suite struct LessonPredictionTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Lessons")

  private static let lessons: [Lesson] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".convo") }.sorted().map { name in
      let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      return Lesson(name: String(name.dropLast(6)), text: text ?? "")
    }
  }()

  private func text(_ document: Document) -> String {
    var bytes: [UInt8] = []
    TextRenderer(width: 100).write(document, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: lessons.map(\.name))
  func everyQuestionCanBeAnswered(name: String) throws {
    let lesson = try #require(Self.lessons.first { $0.name == name })
    let steps = lesson.steps
    for (place, step) in steps.enumerated() {
      guard let question = step.question else { continue }
      let at = Comment(rawValue: "\(name):\(question.line)")
      if let item = question.item {
        #expect(step.asksInWords || question.label != nil, at)
        #expect(!item.isEmpty, at)
      }
      guard question.key != .thought else { continue }
      let before = steps[...place].flatMap(\.statements).filter { $0.fact == nil }.map(\.text)
      var prediction = try #require(LessonPrediction(after: before, asking: question.key), at)
      guard let answer = prediction.answer else { continue }
      let typed = answer.lineText
      #expect(prediction.isAnswered(by: typed), at)
      let reply = text(prediction.take(typed))
      #expect(prediction.isOver && prediction.isRight, "\(name):\(question.line): \(reply)")
    }
  }

  @Test func wrongPredictionsAreDiagnosed() throws {
    let statements = ["x = [1 8 3 5 2 7]", "k = [1 2]"]
    var prediction = try #require(
      LessonPrediction(after: statements, asking: .value("conv(x, k)")))
    let reply = text(prediction.take("[10 19 11 12 11]"))
    #expect(reply.contains("Not yet. Size right."))
    #expect(reply.contains("180 degrees"))
    #expect(!prediction.isOver)
    #expect(text(prediction.hint()).contains("o = ⌊"))
    #expect(text(prediction.take("[17 14 13 9 16]")).contains("Right."))
    #expect(prediction.isOver && prediction.isRight)
  }

  @Test func conditionsTakeAnyAnswerThatMeetsThem() throws {
    var prediction = try #require(
      LessonPrediction(after: [], asking: .condition("sum(_) == 3")))
    #expect(prediction.answer == nil)
    #expect(text(prediction.take("[1 1]")).contains("Not yet."))
    _ = prediction.take("[2 1]")
    #expect(prediction.isRight)
  }
}
