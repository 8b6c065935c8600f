import Commands
import Homework
import Sessions

extension KeyComputation {
  /// The key that an expression is, after some statements.
  init?(_ expression: String, after statements: String = "") {
    var session = Session()
    session.run(statements) { _ in true }
    session.run("answer_ = \(expression)") { _ in true }
    guard let variable = session.variables["answer_"] else { return nil }
    self.init(value: variable.value, origin: variable.computation, limits: .standard)
  }
}
