/// One drawn cell: its ground, and what stands in the middle of it.
struct SVGCell {
  /// Where its upper left corner is, and how wide it is.
  struct Place: Hashable {
    var x: Int
    var y: Int
    var width: Int
  }

  /// What changes from step to step.
  struct Look: Hashable {
    var text: String
    /// The class of its ground in the style sheet.
    var kind: String
  }

  var place: Place
  var look: Look

  static let height = 30

  func moved(x: Int, y: Int) -> SVGCell {
    SVGCell(
      place: Place(x: place.x + x, y: place.y + y, width: place.width), look: look)
  }

  var drawn: String {
    let ground =
      "<rect class=\"\(look.kind)\" x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(place.width)\" "
      + "height=\"\(Self.height)\"/>"
    guard look.text.contains(where: { $0 != " " }) else { return ground }
    return ground
      + "<text class=\"d\(Self.inks[look.kind] ?? "")\" x=\"\(place.x + place.width / 2)\" "
      + "y=\"\(place.y + 20)\">\(xml(look.text))</text>"
  }

  /// Numbers that step back, and those that stand out.
  private static let inks = ["p": " faint", "q": " faint", "f": " faint", "w": " strong"]
}
