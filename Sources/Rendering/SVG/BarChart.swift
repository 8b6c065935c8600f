/// Horizontal bars, each of parts beside one another, with a name on the left and words on the right:
/// how many answers to each problem were right, wrong and so on.
public struct BarChart: Sendable {
  public struct Bar: Sendable {
    var label: String
    /// By the chart's parts; the bar is as long as their sum.
    var counts: [Int]
    var words: String

    public init(_ label: String, _ counts: [Int], words: String) {
      self.label = label
      self.counts = counts
      self.words = words
    }
  }

  private let title: String
  private let parts: [String]
  private let bars: [Bar]
  private let most: Int

  /// - Parameters:
  ///   - parts: what each count of a bar is of, at most six; empty names have no legend.
  ///   - most: the sum that fills the whole width; nil for the longest bar's.
  public init(_ title: String, parts: [String], bars: [Bar], most: Int? = nil) {
    self.title = title
    self.parts = parts
    self.bars = bars
    self.most = max(most ?? bars.map { $0.counts.reduce(0, +) }.max() ?? 0, 1)
  }

  private static let width = 720
  private static let lineHeight = 26
  private static let mostLabel = 28

  func svg() -> String {
    let top = parts.contains { !$0.isEmpty } ? Self.lineHeight : 0
    let height = top + bars.count * Self.lineHeight
    // Letters of 13 pixels are about 8 wide.
    let labels = bars.map { cut($0.label) }
    let left = 12 + 8 * labels.reduce(0) { max($0, displayWidth($1)) }
    let right = 12 + 8 * bars.reduce(0) { max($0, displayWidth(printable($1.words))) }
    let room = max(Self.width - left - right, 120)
    var body = legend()
    for (row, bar) in bars.enumerated() {
      let y = top + row * Self.lineHeight
      body +=
        "<text x=\"\(left - 8)\" y=\"\(y + 17)\" text-anchor=\"end\">\(xml(labels[row]))</text>"
      var x = left
      var sum = 0
      for (part, count) in bar.counts.enumerated() where count > 0 {
        sum += count
        let end = left + room * min(sum, most) / most
        let tip = parts.indices.contains(part) && !parts[part].isEmpty ? "\(parts[part]): " : ""
        body +=
          "<rect class=\"part\(part)\" x=\"\(x)\" y=\"\(y + 4)\" width=\"\(max(end - x, 1))\" "
          + "height=\"\(Self.lineHeight - 8)\"><title>\(xml(tip))\(count)</title></rect>"
        x = end
      }
      body +=
        "<text class=\"words\" x=\"\(left + room + 8)\" y=\"\(y + 17)\">\(xml(bar.words))</text>"
    }
    return figure(title, height: height, body)
  }

  private func legend() -> String {
    var text = ""
    var x = 0
    for (part, name) in parts.enumerated() where !name.isEmpty {
      text += "<rect class=\"part\(part)\" x=\"\(x)\" y=\"6\" width=\"12\" height=\"12\"/>"
      text += "<text x=\"\(x + 17)\" y=\"17\">\(xml(name))</text>"
      x += 34 + 8 * displayWidth(printable(name))
    }
    return text
  }

  private func cut(_ label: String) -> String {
    StyledLine(label).cut(to: Self.mostLabel).text
  }
}

/// Vertical bars side by side: how many marks lie in each stretch.
public struct Histogram: Sendable {
  private let title: String
  private let bars: [(label: String, count: Int)]

  public init(_ title: String, _ bars: [(label: String, count: Int)]) {
    self.title = title
    self.bars = bars
  }

  private static let width = 720
  private static let height = 160

  func svg() -> String {
    let most = max(bars.map(\.count).max() ?? 0, 1)
    let step = Self.width / max(bars.count, 1)
    var body = ""
    for (place, bar) in bars.enumerated() {
      let tall = bar.count == 0 ? 0 : max(Self.height * bar.count / most, 1)
      let (x, y) = (place * step, 20 + Self.height - tall)
      let middle = x + step / 2
      body +=
        "<rect class=\"bar\" x=\"\(x + 2)\" y=\"\(y)\" width=\"\(max(step - 4, 1))\" height=\"\(tall)\">"
        + "<title>\(xml(bar.label)): \(bar.count)</title></rect>"
      if bar.count > 0 {
        body += "<text x=\"\(middle)\" y=\"\(y - 5)\" text-anchor=\"middle\">\(bar.count)</text>"
      }
      body +=
        "<text class=\"words\" x=\"\(middle)\" y=\"\(Self.height + 38)\" text-anchor=\"middle\">"
        + "\(xml(bar.label))</text>"
    }
    body += "<path class=\"axis\" d=\"M0 \(Self.height + 20)H\(Self.width)\"/>"
    return figure(title, height: Self.height + 46, body)
  }
}

private func figure(_ title: String, height: Int, _ body: String) -> String {
  """
  <figure class="chart">
  <figcaption>\(xml(title))</figcaption>
  <svg viewBox="0 0 720 \(max(height, 1))" role="img" aria-label="\(xml(title))">\(body)</svg>
  </figure>
  """
}
