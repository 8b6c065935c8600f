import Foundation
import Testing

@testable import Rendering

/// Nobody is asked for the colour of their ground: every ink is read on black and on white.
@Suite struct StyleTests {
  private static let inks: [Ink] = [
    .title, .label, .faint, .padding, .tap, .winner, .result, .error, .place, .help, .heading,
    .prompt,
  ]

  @Test(arguments: inks, [Style.ansi256, .trueColor])
  func isReadOnBlackAndOnWhite(ink: Ink, style: Style) throws {
    let code = try #require(ink.code(in: style))
    let numbers = code.split(separator: ";").compactMap { Int($0) }
    let word = indexed(numbers, behind: 38).map(luminance)
    if let ground = indexed(numbers, behind: 48).map(luminance) {
      #expect(contrast(try #require(word), ground) > 7, "\(ink)")
    } else if let word {
      #expect(contrast(word, 0) > 3.5 && contrast(word, 1) > 3.5, "\(ink)")
    } else {
      #expect(code == "1" || code == "2", "\(ink)")
    }
  }

  /// Of the first eight colours, yellow, green and cyan vanish on white, and blue on black.
  @Test(arguments: inks)
  func wordsInTheFirstColoursAreRedOrMagenta(ink: Ink) throws {
    let code = try #require(ink.code(in: .ansi))
    let numbers = code.split(separator: ";").compactMap { Int($0) }
    if numbers.contains(where: { (40...47).contains($0) }) {
      #expect(numbers.first == 30 && !numbers.contains(40), "\(ink)")
    } else {
      #expect(numbers.allSatisfy { [1, 2, 31, 35].contains($0) }, "\(ink)")
    }
  }

  @Test func plainTextHasNoInk() {
    for ink in Self.inks { #expect(ink.code(in: .plain) == nil, "\(ink)") }
  }

  /// The colour chosen by `38;5;n` or `48;5;n`.
  private func indexed(_ numbers: [Int], behind layer: Int) -> Int? {
    guard let place = numbers.firstIndex(of: layer), numbers.count > place + 2 else { return nil }
    return numbers[place + 2]
  }

  /// The relative luminance of a colour of xterm's cube 16…231 (WCAG 2.2).
  private func luminance(_ index: Int) -> Double {
    let place = index - 16
    let parts = [place / 36, place / 6 % 6, place % 6].map { part -> Double in
      let value = part == 0 ? 0 : Double(55 + 40 * part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ first: Double, _ second: Double) -> Double {
    (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}
