public import Arithmetic
internal import Documents
public import Files
public import Syntax

/// One command with its arguments matched to its parameters: what a command's body is given.
public struct Call: Sendable {
  public let name: String
  public let arguments: [BoundArgument]
  /// The place of the command's name, where there is no better one.
  public let span: Span
  public let context: CallContext
  /// The commands after `|`, for those that take a chain.
  public let chain: [Call]
  /// Whether it stands in an expression, where one value is wanted and no explanation.
  public let isFunction: Bool
  /// The number of spatial axes, where the command has settled it; errors name axes by it.
  var spatialRank: Int?

  public init(
    name: String, arguments: [BoundArgument], span: Span, context: CallContext, chain: [Call] = [],
    isFunction: Bool = false
  ) {
    self.name = name
    self.arguments = arguments
    self.span = span
    self.context = context
    self.chain = chain
    self.isFunction = isFunction
  }

  public var limits: Limits { context.limits }

  public subscript(parameter: Parameter) -> BoundArgument? {
    // By place: a loop over the arguments would copy each of them, a quarter of a short call's time.
    for place in arguments.indices where arguments[place].parameter == parameter.name {
      return arguments[place]
    }
    return nil
  }

  /// The place of an argument, or the command's name where it was not given.
  public func span(of parameter: Parameter) -> Span { self[parameter]?.span ?? span }
}

/// What a command knows of the conversation it is asked in.
public struct CallContext: Sendable {
  public var limits: Limits
  public var conventions: Conventions
  /// How many windows are written out when `steps` is not given.
  public var steps: Int
  /// The way to files.
  public var files: FileGate
  /// Each student's own seeds.
  public var variants: Variants
  /// The computation behind a variable, or behind the last answer for nil.
  public var origin: @Sendable (String?) -> Origin?

  public init(
    limits: Limits = .standard, conventions: Conventions = Conventions(), steps: Int = 3,
    files: FileGate = .absent, variants: Variants = Variants(),
    origin: @escaping @Sendable (String?) -> Origin? = { _ in nil }
  ) {
    self.limits = limits
    self.conventions = conventions
    self.steps = steps
    self.files = files
    self.variants = variants
    self.origin = origin
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
