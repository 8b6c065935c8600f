public import Arithmetic
public import Computations
public import Documents
public import Files
public import Syntax

/// One command with its arguments matched to its parameters: what a command's body is given.
public struct Call: Sendable {
  public let name: String
  public let arguments: [BoundArgument]
  /// The place of the command's name, where there is no better one.
  public let span: Span
  public let context: CallContext
  /// The commands after `|`, for those that take a chain; the call that it is about, for those that
  /// have subjects.
  public let chain: [Call]
  /// The chains in brackets before its name.
  public let branches: [[Call]]
  /// Of a link of a chain, how it was typed.
  public let text: String
  /// Whether it stands in an expression, where one value is wanted and no explanation.
  public let isFunction: Bool
  /// The bits of the parameters that were given: most questions are after those that were not.
  private let given: UInt

  public init(
    name: String, arguments: [BoundArgument], span: Span, context: CallContext, chain: [Call] = [],
    branches: [[Call]] = [], text: String = "", isFunction: Bool = false
  ) {
    self.name = name
    self.arguments = arguments
    self.span = span
    self.context = context
    self.chain = chain
    self.branches = branches
    self.text = text
    self.isFunction = isFunction
    var given: UInt = 0
    for place in arguments.indices { given |= arguments[place].parameter.bit }
    self.given = given
  }

  public var limits: Limits { context.limits }

  public subscript(parameter: Parameter) -> BoundArgument? {
    place(of: parameter).map { arguments[$0] }
  }

  /// Where an argument stands among those that were given.
  func place(of parameter: Parameter) -> Int? {
    guard given & parameter.bit != 0 else { return nil }
    // By place: a loop over the arguments would copy each of them, a quarter of a short call's time.
    for place in arguments.indices where arguments[place].parameter.isSame(as: parameter) {
      return place
    }
    return nil
  }

  /// The place of an argument, or the command's name where it was not given.
  public func span(of parameter: Parameter) -> Span { self[parameter]?.span ?? span }
}

/// What a command knows of the conversation it is asked in. The calls of a statement share one.
public final class CallContext: Sendable {
  public let limits: Limits
  public let conventions: Conventions
  /// How many windows are written out when `steps` is not given.
  public let steps: Int
  /// The way to files.
  public let files: FileGate
  /// Each student's own seeds.
  public let variants: Variants
  /// The computation behind a variable, or behind the last answer for nil.
  public let computation: @Sendable (String?) -> (any Computation)?
  /// Where an argument's value came from.
  private let findSource: @Sendable (BoundArgument, CallContext) -> Provenance
  /// The variable that the last answer was assigned to.
  public let lastName: String?
  /// The value of a statement without variables, such as the script of a network with a name.
  let script: @Sendable (String) throws(Diagnostic) -> Value

  public init(
    limits: Limits = .standard, conventions: Conventions = Conventions(), steps: Int = 3,
    files: FileGate = .absent, variants: Variants = Variants(),
    computation: @escaping @Sendable (String?) -> (any Computation)? = { _ in nil },
    lastName: String? = nil,
    script: @escaping @Sendable (String) throws(Diagnostic) -> Value = { _ throws(Diagnostic) in
      .text("")
    },
    source: @escaping @Sendable (BoundArgument, CallContext) -> Provenance = { _, _ in .given }
  ) {
    self.limits = limits
    self.conventions = conventions
    self.steps = steps
    self.files = files
    self.variants = variants
    self.computation = computation
    findSource = source
    self.lastName = lastName
    self.script = script
  }

  /// Where an argument's value came from.
  func source(_ argument: BoundArgument) -> Provenance { findSource(argument, self) }

  /// The same without the variables of its moment, for what is computed again later.
  public var unbound: CallContext {
    CallContext(
      limits: limits, conventions: conventions, steps: steps, files: files, variants: variants,
      script: script)
  }

  /// The same where a framework's rules hold.
  func under(_ framework: Framework) -> CallContext {
    var conventions = conventions
    conventions.framework = framework
    return CallContext(
      limits: limits, conventions: conventions, steps: steps, files: files, variants: variants,
      computation: computation, lastName: lastName, source: findSource)
  }
}

/// Conventions that differ from book to book; `set` changes them and every header says which is on.
public struct Conventions: Equatable, Sendable {
  public var paddingIsTotal = false
  public var dilationStartsAtZero = false
  public var strideIsStrict = false
  /// Whether kernels are turned unless said otherwise.
  public var turnsKernel = false
  public var framework: Framework?

  public init() {}
}

/// An argument that has found its parameter.
public struct BoundArgument: Sendable {
  public let parameter: Parameter
  public let value: Content
  /// Where the value stands.
  public let span: Span
  /// The variable's name, when the value is just that.
  public let variable: String?
  /// The value as it was typed.
  public let expression: Expression?
  /// The name typed before `=`; nil for a value without one.
  public let typedName: String?

  public enum Content: Sendable {
    case value(Value)
    case word(String)
    case flag(Bool)
    case place(Expression)
    case unknown
    case range(Int, Int)
    /// A name that no variable has, for a size.
    case letter(String)
  }

  /// The same argument with another value.
  func holding(_ value: Value) -> BoundArgument {
    BoundArgument(
      parameter: parameter, value: .value(value), span: span, variable: variable,
      expression: expression, typedName: typedName)
  }
}
