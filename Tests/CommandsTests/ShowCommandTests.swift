import Arithmetic
import Commands
import Documents
import Testing

/// What `show` draws and what it prints.
@Suite struct ShowCommandTests {
  private func panels(_ asked: Asked) -> [PictureFigure.Panel] {
    asked.blocks.flatMap { block -> [PictureFigure.Panel] in
      if case .picture(let figure) = block { return figure.panels }
      return []
    }
  }

  private func names(_ asked: Asked) -> [String] {
    asked.blocks.compactMap { if case .result(let name, _) = $0 { name } else { nil } }
  }

  @Test(arguments: [
    ("show iota(12x16)", false, true), ("show iota(13x16)", true, false),
    ("show iota(12x17)", true, false), ("show iota(12x17) numbers", false, true),
    ("show iota(12x17) numbers picture", true, true), ("show iota(3x3) picture", true, true),
    ("show iota(3x3) numbers=false", true, false), ("show iota(99x99) picture=false", false, true),
    ("show iota(9)", true, true), ("show iota(99)", true, false), ("show 5", false, true),
    ("show symbols(\"w\", 20x20)", false, true), ("show 5x5", false, true),
    ("show zeros(0x3)", false, true), ("show sqrt(2)/zeros(3)", false, true),
  ])
  func picturesAndNumbers(statement: String, isDrawn: Bool, isPrinted: Bool) {
    let asked = Asked(statement)
    guard asked.failure == nil else {
      #expect(!isDrawn && !isPrinted, "\(statement): \(asked.failure?.message ?? "")")
      return
    }
    #expect(panels(asked).isEmpty != isDrawn, "\(statement)")
    #expect(names(asked).isEmpty != isPrinted, "\(statement)")
  }

  @Test func severalStandSideBySideOnTheirOwnScales() {
    let asked = Asked("x = iota(3x3); show x x*2 iota(4) picture")
    #expect(panels(asked).map(\.caption) == ["x", "value2", "value3"])
    #expect(panels(asked).map(\.scale.greatest) == [.exact(8), .exact(16), .exact(3)])
    #expect(panels(asked).map(\.form).last == .signal)
    #expect(asked.facts("x") == ["3×3 · whole numbers, exact · 0 … 8, mean 4"])
    guard case .record(let fields)? = asked.value else {
      Issue.record("several values are kept by name")
      return
    }
    #expect(fields.map(\.name) == ["x", "value2", "value3"])
  }

  @Test func planesShareAScaleAndAreNamed() {
    let asked = Asked("show iota(2x20x20)")
    #expect(panels(asked).map(\.caption) == ["channel 0", "channel 1"])
    #expect(panels(asked).allSatisfy { $0.scale.greatest == .exact(799) })
    #expect(panels(asked).map { $0.values.first } == [0, 400])
    #expect(panels(Asked("show iota(2x2x20x20)")).map(\.caption).last == "[1,1]")
    let many = Asked("show iota(20x20x20)")
    #expect(panels(many).count == 12)
    #expect(many.blocks.contains { if case .omitted = $0 { true } else { false } })
  }

  @Test(arguments: [
    ("show symbols(\"w\", 2x2) picture", "symbolic"), ("show \"text\" picture", "wrong-kind"),
    ("show 3x3 picture", "wrong-kind"), ("show zeros(0) picture", "empty"),
    ("show picture", "missing-argument"), ("show 1 palette=red", "unknown-value"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code)
  }

  @Test func levelsRunFromTheLeastToTheGreatest() {
    let scale = PictureFigure.Scale(
      least: .exact(-4), greatest: .exact(4), low: -4, high: 4)
    #expect([-4, 0, 2, 4, 9].map { scale.level($0) } == [0, 0.5, 0.75, 1, 1])
    #expect(scale.level(.nan) == nil)
    let wide = PictureFigure.Scale(
      least: .float(-1e308), greatest: .float(1e308), low: -1e308, high: 1e308)
    #expect(wide.level(0) == 0.5)
    let flat = PictureFigure.Scale(least: .exact(3), greatest: .exact(3), low: 3, high: 3)
    #expect(flat.level(3) == 0.5)
  }
}
