internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `coverage` counts how often each input cell is read.
  static let coverage = Command(
    name: "coverage",
    summary: "How often each input cell is read, and why some are read more.",
    topic: .looking,
    parameters: [.computed, .palette],
    details: [
      "Cells in the middle of an image are read by many windows, those at its rim by few, and with a long stride some by none. Along each axis the counts are made by themselves, and those of the axes multiply. Away from the rim they repeat: cell j of the padded input is read by the taps t with t·d ≡ j (mod s), which is the same number for every cell only if gcd(s, d) is 1 and s divides k.",
      "Shapes are enough: coverage conv 5x5 3x3 stride=2. Without a command the operands are those of conv. Of a transposed convolution it counts how much of each input cell's stamp lies on the output.",
    ],
    examples: [
      Example("coverage conv 5 3", gives: "[1 2 3 2 1]"),
      Example("coverage 4x4 3x3", gives: "[1 2 2 1; 2 4 4 2; 2 4 4 2; 1 2 2 1]"),
      Example("coverage conv 7 2 stride=3", gives: "[1 1 0 1 1 0 0]"),
      Example("coverage pool 5 max 3 stride=2", gives: "[1 1 2 1 1]"),
    ],
    related: ["overlap", "who", "shape", "fold"], lesson: "coverage-and-overlap",
    subjects: ["conv", "pool", "unfold", "transpose", "fold", "unpool"]
  ) { call throws(Diagnostic) in
    try call.counts(.coverage)
  }

  /// `overlap` counts how many products are added to each output cell.
  static let overlap = Command(
    name: "overlap",
    summary: "How many stamps fall on each output cell: checkerboards and their cures.",
    topic: .looking,
    parameters: [.computed, .palette],
    details: [
      "A transposed convolution lays a stamp of the kernel for every input cell. Where the stride does not divide the kernel, some cells get more stamps than their neighbours, and an even input comes out as a checkerboard. Cell j is met by the taps t with t·d ≡ j (mod s): k mod s tells how many of s neighbours get one more.",
      "Three things have even counts, each with a statement to count it by: a kernel that the stride divides; making the input larger first and convolving with stride 1; a convolution to more channels whose cells are then laid side by side (pixel shuffle).",
      "Without a command the operands are those of transpose. Of a convolution or pooling it counts the taps of each window that lie on the input.",
    ],
    examples: [
      Example("overlap transpose 6 3 stride=2", gives: "[1 1 2 1 2 1 2 1 2 1 2 1 1]"),
      Example("overlap 3 4 stride=2", gives: "[1 1 2 2 2 2 1 1]"),
      Example("overlap conv 4 3 padding=1", gives: "[2 3 3 2]"),
    ],
    related: ["coverage", "transpose", "who"], lesson: "coverage-and-overlap",
    subjects: ["transpose", "fold", "unpool", "conv", "pool", "unfold"]
  ) { call throws(Diagnostic) in
    try call.counts(.overlap)
  }
}

extension Call {
  fileprivate func counts(_ side: CoverageComputation.Side) throws(Diagnostic) -> Answer {
    let subject = try subject()
    guard let computation = CoverageComputation(subject, side: side) else {
      throw Diagnostic(
        .wrongKind, "`\(subject.kind)` has no windows of one size to count", labels: [.init(span)],
        help: ["\(name) conv 5x5 3x3 stride=2 counts those of a convolution"])
    }
    let limits = limits
    let value = try attempt(try computation.value(within: limits))
    let shown = ShownValue(name: "", value: value, variable: nil, span: span)
    let pictures = PictureChoice(picture: true, palette: self).pictures(of: [shown])
    return Answer(of: computation, value, steps: 0, within: limits) {
      pictures + computation.results(value, within: limits)
    }
  }
}
