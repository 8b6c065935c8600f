/// How likely each mistake is, before one answer is looked at.
///
/// The catalogue's own numbers; weighed against what a whole class did, the catalogue counting for
/// `strength` answers (Laplace's rule); and three times that for a name that explains another answer
/// of the same student, since people are wrong consistently (Brown and Burton, "Diagnostic models for
/// procedural bugs in basic mathematical skills", 1978).
public struct Priors: Equatable, Sendable {
  /// How often a name explained a wrong answer of the class.
  public var classCounts: [String: Int]
  /// How many wrong answers of the class there were, explained or not.
  public var classTotal: Int
  /// The names that explain other answers of the same student.
  public var elsewhere: Set<String>

  /// What the catalogue counts for beside a class.
  public static let strength = 10.0
  public static let consistency = 3.0

  public init(
    classCounts: [String: Int] = [:], classTotal: Int = 0, elsewhere: Set<String> = []
  ) {
    self.classCounts = classCounts
    self.classTotal = classTotal
    self.elsewhere = elsewhere
  }

  public static let catalogue = Priors()

  /// The prior of a name whose prior in the catalogue is `base`.
  public func prior(of name: String, base: Double) -> Double {
    var prior = base
    if classTotal > 0 {
      let count = Double(classCounts[name] ?? 0)
      prior = (count + Self.strength * base) / (Double(classTotal) + Self.strength)
    }
    return elsewhere.contains(name) ? prior * Self.consistency : prior
  }
}
