/// A colour of 24 bits.
struct Color: Equatable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  init(grey: UInt8) { self.init(grey, grey, grey) }

  /// The parameters that choose it: `38;2;…` in 24 bits, else the nearest of xterm's colours.
  func code(in style: Style, isGround: Bool) -> String {
    let layer = isGround ? "48" : "38"
    return style == .trueColor ? "\(layer);2;\(red);\(green);\(blue)" : "\(layer);5;\(index)"
  }

  /// The nearest colour of xterm's 256: numbers 16 to 231 are a cube whose steps are 0, 95, 135,
  /// 175, 215 and 255, and 232 to 255 are greys from 8 to 238.
  private var index: Int {
    let steps = [red, green, blue].map(Self.nearestStep)
    let cube = Color(Self.steps[steps[0]], Self.steps[steps[1]], Self.steps[steps[2]])
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let shade = min(max((mean - 3) / 10, 0), 23)
    let grey = Color(grey: UInt8(8 + 10 * shade))
    return distance(to: grey) < distance(to: cube)
      ? 232 + shade : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func nearestStep(_ part: UInt8) -> Int {
    steps.indices.min { abs(Int(steps[$0]) - Int(part)) < abs(Int(steps[$1]) - Int(part)) } ?? 0
  }

  private func distance(to other: Color) -> Int {
    zip([red, green, blue], [other.red, other.green, other.blue])
      .reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  }

  /// The colour between two, `part` of the way.
  static func between(_ first: Color, _ second: Color, _ part: Double) -> Color {
    func mixed(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(part, 0), 1)).rounded())
    }
    return Color(
      mixed(first.red, second.red), mixed(first.green, second.green),
      mixed(first.blue, second.blue))
  }
}
