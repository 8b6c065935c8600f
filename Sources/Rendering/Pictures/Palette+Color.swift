internal import Documents

extension PictureFigure.Palette {
  /// The colour of a level from 0 to 1.
  func color(_ level: Double) -> Color {
    switch self {
    case .grey: return .between(Color(grey: 0), Color(grey: 255), level)
    case .heat:
      let place = min(max(level, 0), 1) * Double(Self.heat.count - 1)
      let first = min(Int(place), Self.heat.count - 2)
      return .between(Self.heat[first], Self.heat[first + 1], place - Double(first))
    }
  }

  /// Colours at equal distances on matplotlib's map `inferno`, which grows evenly brighter to the eye,
  /// so that it is read rightly without colour too (van der Walt and Smith, SciPy 2015; CC0).
  private static let heat = [
    Color(0, 0, 4), Color(31, 12, 72), Color(85, 15, 109), Color(136, 34, 106),
    Color(186, 54, 85), Color(227, 89, 51), Color(249, 140, 10), Color(249, 201, 50),
    Color(252, 255, 164),
  ]

  /// The character of a level where there are no colours: more ink for more.
  static func character(_ level: Double) -> Character {
    let place = Int((min(max(level, 0), 1) * Double(ramp.count - 1)).rounded())
    return ramp[min(max(place, 0), ramp.count - 1)]
  }

  static let ramp: [Character] = Array(" .:-=+*#%@")
}
