/// Every function, in the order of the manual.
public enum FunctionTable {
  public static let all: [Function] =
    Function.generators + Function.kernels + Function.constants + Function.arrangement
    + Function.elementwise
    + Function.reductions + Function.products

  private static let byName: [String: Function] = Dictionary(
    all.flatMap { function in ([function.name] + function.synonyms).map { ($0, function) } },
    uniquingKeysWith: { first, _ in first })

  public static func function(named name: String) -> Function? { byName[name] }
  public static var names: [String] { all.flatMap { [$0.name] + $0.synonyms } }
}
