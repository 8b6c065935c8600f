public import Documents

/// A page of documents and charts that needs nothing else: no network and no script.
public struct ReportPage: Sendable {
  private var text: String

  public init(title: String) {
    text = HTMLPage.head(title: title, hasScript: false)
    text += "<style>\n\(Self.style)\n</style>\n"
  }

  public mutating func add(_ document: Document) {
    text += HTMLRenderer().fragments(of: document)
  }

  public mutating func add(_ chart: BarChart) { text += chart.svg() + "\n" }
  public mutating func add(_ chart: Histogram) { text += chart.svg() + "\n" }

  public func finish(into bytes: inout [UInt8]) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(contentsOf: "</main>\n</body>\n</html>\n".utf8)
  }

  /// Six parts that differ in lightness as well as in colour, for pages light and dark.
  private static let style = """
    :root { --part0: #2f7d4f; --part1: #8fcf9f; --part2: #e08a3c; --part3: #7a4fb0;
      --part4: #b9c0c8; --part5: #46505b; }
    @media (prefers-color-scheme: dark) {
      :root { --part0: #4fb477; --part1: #2f6b45; --part2: #e39a55; --part3: #a884dc;
        --part4: #5b6671; --part5: #c3cad2; } }
    .chart { margin: 1.5rem 0; } .chart figcaption { font-weight: bold; margin-bottom: .4rem; }
    .chart svg { width: 100%; max-width: 46rem; height: auto; }
    .chart text { font: 13px system-ui, sans-serif; fill: var(--ink); }
    .chart .words { fill: var(--faint); } .chart .axis { stroke: var(--line); fill: none; }
    .part0 { fill: var(--part0); } .part1 { fill: var(--part1); } .part2 { fill: var(--part2); }
    .part3 { fill: var(--part3); } .part4 { fill: var(--part4); } .part5 { fill: var(--part5); }
    table { margin: 1.5rem 0; } .words caption { font-weight: bold; color: var(--ink); }
    """
}
