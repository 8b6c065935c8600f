/// Every function, in the order of the manual.
public enum FunctionTable {
  public static let all: [Function] =
    Function.generators + Function.kernels + Function.constants + Function.arrangement
    + Function.elementwise
    + Function.reductions + Function.products + Function.variants

  private static let byName = NameTable(all) { [$0.name] + $0.synonyms }

  public static func function(named name: String) -> Function? { byName[name] }
  public static var names: [String] { all.flatMap { [$0.name] + $0.synonyms } }
}
