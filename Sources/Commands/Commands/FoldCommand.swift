internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `fold` adds columns back into an image.
  static let fold = Command(
    name: "fold", synonyms: ["col2im"],
    summary: "Add columns back into an image (col2im).",
    topic: .matrices,
    parameters: [
      .columns, .image, .windowSize.with(summary: "the size of the window that was unfolded"),
      .stride, .padding, .dilation, .steps,
    ] + Parameter.conventions,
    details: [
      "The way back from unfold: every entry is added to the cell it was read from, and what was read in the padding is dropped. It is the transpose of unfold, not its inverse: a cell that several windows read comes back as often, so fold(unfold(x)) is x times the counts.",
      "Channels are read off the rows, which are channels · taps; a third axis in front is a batch.",
    ],
    examples: [
      Example(
        "fold [1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9] image=3x3 kernel=2x2",
        gives: "[1 4 3; 8 20 12; 7 16 9]"),
      Example("col2im ones(2x3) 4 2", gives: "[1 2 2 1]"),
      Example("fold [1 3; 2 4] image=4 kernel=2 stride=2", gives: "[1 2 3 4]"),
    ],
    related: ["unfold", "transpose", "conv"],
    lesson: "im2col"
  ) { call throws(Diagnostic) in
    let folding = try call.folding()
    return try call.answer(to: folding)
  }
}
