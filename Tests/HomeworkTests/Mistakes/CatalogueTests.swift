import Commands
import Homework
import Testing

@Suite struct CatalogueTests {
  /// The names as the reports, the keys' `credit` lines and the lessons spell them, by number.
  static let names: [Int: [String]] = [
    1: ["flip"], 2: ["flip-rows"], 3: ["flip-columns"], 4: ["kernel-transposed"],
    5: ["kernel-not-flipped"], 6: ["padding-ignored"], 7: ["padding-invented"],
    8: ["padding-begin-only"], 9: ["padding-end-only"], 10: ["padding-total"],
    11: ["padding-doubled"], 12: ["padding-mode"], 13: ["full-for-valid"],
    14: ["stride-ignored"], 15: ["stride-rows-only", "stride-columns-only"],
    16: ["axes-swapped"], 17: ["stride-is-kernel"], 18: ["stride-phase"],
    19: ["dilation-ignored"], 20: ["dilation-gap"], 21: ["dilation-on-input"],
    22: ["bias-missing"], 23: ["bias-per-tap"], 24: ["averaged"], 25: ["normalised"],
    26: ["relu-applied"], 27: ["abs-kernel", "negated"], 28: ["result-transposed"],
    29: ["input-transposed"], 30: ["result-turned"], 31: ["matrix-product", "elementwise"],
    32: ["last-window-lost"], 33: ["window-slid-off"], 34: ["channels-separate"],
    35: ["one-kernel-for-all"], 36: ["groups-ignored"], 37: ["no-plus-one"],
    38: ["plus-one-inside"], 39: ["ceil-for-floor"], 40: ["padding-once"],
    41: ["padding-minus"], 42: ["stride-multiplied"], 43: ["kernel-forgotten"],
    44: ["reach-dk"], 45: ["reach-k-plus-d"], 46: ["same-of-another"], 47: ["fraction-left"],
    48: ["non-overlap-count"], 49: ["transpose-formula"],
    50: ["params-no-bias", "params-no-channels", "params-times-positions"],
    51: ["column-major"], 52: ["toeplitz-transposed"], 53: ["toeplitz-flipped"],
    54: ["toeplitz-circulant"], 55: ["row-jump"], 56: ["patch-order"],
    57: ["pool-sum", "pool-avg-max"],
    58: ["pool-stride-one"], 59: ["count-padding"], 60: ["max-of-padding"], 61: ["ceil-mode"],
    62: ["stamps-overwrite"], 63: ["zeros-not-inserted"], 64: ["transpose-padding-adds"],
    65: ["output-padding-both"], 66: ["inverse-expected"], 67: ["transpose-unflipped"],
    68: ["grad-kernel-unturned"], 69: ["grad-kernel-turned"], 70: ["grad-stride-ignored"],
    71: ["grad-padding-ignored"], 72: ["grad-of-ones"], 73: ["grad-upstream-turned"],
    74: ["grad-averaged"], 75: ["grad-for-other"], 76: ["patches-as-rows"],
    77: ["windows-by-columns"], 78: ["taps-by-columns"], 79: ["taps-reversed"],
    80: ["windows-reversed"], 81: ["matrix-rows-reversed"], 82: ["matrix-columns-reversed"],
    83: ["matrix-no-shift"], 84: ["shift-too-far"], 85: ["tap-forgotten"],
    86: ["kernel-ignored"], 87: ["padding-rows-only", "padding-columns-only"],
    88: ["padding-ones"], 89: ["stride-off-by-one"],
    90: ["dilation-rows-only", "dilation-columns-only"], 91: ["bias-twice"],
    92: ["bias-subtracted"], 93: ["signs-lost"], 94: ["channels-reversed"],
    95: ["first-channel-only"], 96: ["channels-averaged"], 97: ["filters-reversed"],
    98: ["pool-min"], 99: ["pool-median"], 100: ["mean-integer"], 101: ["mean-by-side"],
    102: ["zeros-one-too-many"], 103: ["plain-for-transposed"], 104: ["ratio-alone"],
    105: ["input-times-stride"], 106: ["steps-not-reduced"],
    107: ["channels-kept", "channels-multiplied"],
    108: ["params-one-bias", "params-bias-per-channel"], 109: ["params-side"],
    110: ["params-one-filter"], 111: ["params-dense"], 112: ["grad-overwrites"],
  ]

  @Test func numbersAndNamesAreTheCatalogues() {
    var found: [Int: [String]] = [:]
    for mistake in Mistake.catalogue { found[mistake.number, default: []].append(mistake.name) }
    #expect(found == Self.names)
    #expect(Set(Mistake.catalogue.map(\.name)).count == Mistake.catalogue.count)
  }

  @Test func priorsAreSmall() {
    for mistake in Mistake.catalogue {
      #expect(mistake.prior > 0 && mistake.prior < 0.2, "\(mistake.name)")
    }
  }

  /// Problems among which every mistake can be seen at least once.
  static let problems: [(statements: String, expression: String)] = [
    (image + kernel, "conv(x, k)"), (image + kernel, "conv(x, k, flip)"),
    (image + kernel, "conv(x, k, stride=2, padding=1)"),
    (image + kernel, "conv(x, k, stride=(2,1), padding=(1,2), dilation=2, bias=3)"),
    ("x = random(6x5, seed=1); k = random(2x2, seed=2)", "conv(x, k, stride=2)"),
    ("x = random(6x6, seed=1); k = random(2x2, seed=2)", "conv(x, k, padding=same)"),
    ("x = random(3x5x5, seed=1); k = random(2x3x2x3, seed=2)", "conv(x, k, bias=[1 2])"),
    ("x = random(4x5x5, seed=1); k = random(2x2x3x3, seed=2)", "conv(x, k, groups=2)"),
    (kernel, "toeplitz(4x5, k)"), ("", "toeplitz(6, [2 -1 3], stride=2, padding=1)"),
    ("x = random(2x4x5, seed=1)", "unfold(x, kernel=2x3, stride=(1,2), padding=(1,0))"),
    (image, "pool(x, avg, 2x2)"), (image, "pool(x, avg, 3x3, stride=2, padding=1)"),
    (image, "pool(x - 9, max, 3x3, stride=2, padding=1)"),
    ("x = [1 5 2 4]", "pool(x, max, 3, stride=3, padding=1, ceil)"),
    ("x = [1 5 2; 3 1 4; 2 2 9]", "pool(x, sum, 2x2, stride=3, padding=1, ceil)"),
    (
      "y = [1 2; 3 5];" + kernel,
      "transpose(y, k, stride=2, padding=1, output_padding=1, dilation=2, bias=1)"
    ),
    ("y = [1 2 4; 3 5 1; 0 1 2];" + kernel, "transpose(y, k, padding=1)"),
    ("", "shape(8x9, kernel=5x3, stride=2, padding=(1,3))"),
    ("", "shape(i=17, k=5, s=1, p=1, d=3)"), ("", "shape(i=9, k=4, s=3, p=2)"),
    ("", "shape(i=7, k=4, s=2, p=1, of=transpose)"),
    ("", "shape(i=10, k=4, s=2, padding=same)"),
    ("", "shape(i=5, k=2, s=3, p=1, of=pool, ceil)"),
    ("", "shape(32x32x3, kernel=5, filters=6, count=parameters)"),
    ("", "shape(32x32x3, kernel=5, filters=10, padding=1)"),
    ("", "shape(i=7, k=5, s=2, p=1, of=transpose)"), ("", "toeplitz(6, [2 -1 3])"),
    ("u = [1 -2; 3 2];" + image + kernel, "grad(x, k, upstream=u, stride=2).dx"),
    ("u = [1 -2; 3 2];" + image + kernel, "grad(x, k, upstream=u, stride=2).dk"),
    (
      "u = [1 -2 5; 3 2 0; 1 1 4];" + image + kernel,
      "grad(x, k, upstream=u, stride=2, padding=1).dx"
    ),
  ]
  private static let image =
    "x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2];"
  private static let kernel = "k = [1 0 -1; 2 3 0; 0 -2 1];"

  @Test func everyMistakeCanBeSeenSomewhere() throws {
    var seen = Set<String>()
    for (statements, expression) in Self.problems {
      let key = try #require(KeyComputation(expression, after: statements), "\(expression)")
      seen.formUnion(Diagnostician(key: key).visible)
    }
    let missing = Mistake.catalogue.map(\.name).filter { !seen.contains($0) }
    #expect(missing == [])
  }

  /// Whoever makes one mistake and nothing else has it named, or listed among those that give the same;
  /// and of a single number it is one of the things it could be.
  @Test(arguments: problems.indices) func eachMistakeIsNamed(problem: Int) throws {
    let (statements, expression) = Self.problems[problem]
    let key = try #require(KeyComputation(expression, after: statements))
    let diagnostician = Diagnostician(key: key)
    for name in diagnostician.visible {
      for value in diagnostician.values(of: name) {
        let diagnosis = diagnostician.diagnose(value)
        switch diagnosis.verdict {
        case .constant, .input: continue
        default: break
        }
        let told = diagnosis.candidates.contains { $0.isExact && $0.names.contains(name) }
        #expect(told, "\(expression): \(name), \(diagnosis.verdict)")
        #expect(diagnosis.verdict != .right && diagnosis.verdict != .nearlyRight, "\(name)")
      }
    }
  }

  @Test(arguments: problems.indices) func theKeyIsNoMistake(problem: Int) throws {
    let (statements, expression) = Self.problems[problem]
    let key = try #require(KeyComputation(expression, after: statements))
    let diagnosis = Diagnostician(key: key).diagnose(key.value)
    #expect(diagnosis.verdict == .right)
    #expect(diagnosis.names == [])
  }

  @Test(arguments: problems.indices) func sentencesAreWhole(problem: Int) throws {
    let (statements, expression) = Self.problems[problem]
    let key = try #require(KeyComputation(expression, after: statements))
    for name in Diagnostician(key: key).visible {
      let mistake = try #require(Mistake.named(name))
      let sentence = mistake.sentence(for: key)
      #expect(!sentence.contains { "{}".contains($0) }, "\(sentence)")
      #expect(sentence.hasSuffix(".") && !sentence.contains("  "), "\(sentence)")
      // About the work, not the person.
      #expect(!sentence.contains("You") && !sentence.contains("you"), "\(sentence)")
    }
  }
}
