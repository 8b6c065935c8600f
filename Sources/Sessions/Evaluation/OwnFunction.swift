internal import Arithmetic
internal import Commands
internal import Documents
internal import Synchronization
internal import Syntax

/// A function of the user's own, `f(n) = n*(n + 1)/2`: an expression in the names of its parameters.
///
/// Other names in it are the variables of the moment at which it is called.
public struct OwnFunction: Sendable {
  public let parameters: [String]
  let body: Expression
  /// The text that the body's spans are offsets in.
  let source: String

  /// Calls within calls: a function that calls itself never ends by itself.
  static let mostLevels = 32
  /// The maximum number of calls that one statement makes, functions of functions included.
  static let mostCalls = 1_000_000

  /// The definition as it was typed.
  var text: String { body.span.text(in: source) ?? "" }

  /// How many calls a statement has made.
  final class Calls: Sendable {
    private let count = Atomic<Int>(0)

    func another() -> Int { count.add(1, ordering: .relaxed).newValue }
  }
}

extension Evaluator {
  /// The value of a call of a function of the user's own.
  ///
  /// An error in it points at the call: its text is in another statement.
  func value(
    of function: OwnFunction, named name: String, at span: Span, _ arguments: [Argument]
  ) throws(Diagnostic) -> Value {
    guard names.level < OwnFunction.mostLevels else {
      throw Diagnostic(
        .tooDeep, "functions call each other more than \(OwnFunction.mostLevels) deep",
        labels: [.init(span)], help: ["a function that calls itself does not end"])
    }
    let mostCalls = min(OwnFunction.mostCalls, limits.cells)
    guard names.calls.another() <= mostCalls else {
      throw Diagnostic(
        .tooLarge, "this statement makes more than \(mostCalls) calls of functions",
        labels: [.init(span)])
    }
    do throws(ArithmeticError) { try Interruption.check() } catch {
      throw error.diagnostic(at: span)
    }
    if let named = arguments.first(where: { $0.name != nil }) {
      throw Diagnostic(
        .unknownOption, "`\(name)` takes its values in their order, without names",
        labels: [.init(named.span)],
        help: ["\(name)(\(function.parameters.joined(separator: ", ")))"])
    }
    guard arguments.count == function.parameters.count else {
      throw Diagnostic(
        arguments.count < function.parameters.count ? .missingArgument : .extraArgument,
        "`\(name)` takes \(function.parameters.count), and here \(arguments.count == 1 ? "is" : "are") "
          + "\(arguments.count)",
        labels: [.init(span)],
        help: ["\(name)(\(function.parameters.joined(separator: ", "))) = \(function.text)"])
    }
    var variables = names.variables
    for (parameter, argument) in zip(function.parameters, arguments) {
      variables[parameter] = Variable(try value(of: argument.value))
    }
    let inner = Evaluator(
      names: names.with(variables: variables, level: names.level + 1), context: context,
      source: function.source)
    do throws(Diagnostic) {
      return try inner.value(of: function.body)
    } catch {
      var error = error
      error.labels = [.init(span, "in \(name)(…) = \(function.text)")]
      throw error
    }
  }
}
