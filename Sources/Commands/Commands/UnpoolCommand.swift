internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `unpool` brings back the size that a pool had taken.
  static let unpool = Command(
    name: "unpool",
    summary: "Undo a pool: by remembered places, or by spreading.",
    topic: .pooling,
    parameters: [
      .transposedInput, .unpoolKind, .windowSize, .indices, .fills, .poolStride, .padding,
      .outputShape,
      .placeOrder, .dims, .layout, .framework, .steps, .paddingCounts,
    ],
    details: [
      "A maximum goes back to the place where it was found, and all other cells are 0; indices gives the places, as pool … indices counted them. An average is spread: every cell of its window gets an equal share, or with fill the number itself, so that an average pool gives it back. The shape comes back, the numbers only in part.",
      "Several sizes are pooled to one, so output_shape may name any size less than a stride from (n − 1)s + k − 2p. Places count within a plane, so they mean other cells in an output of another width.",
      "Of a variable that a pool was assigned to, the window and the places are known: y = pool x max 2x2, then unpool y.",
    ],
    examples: [
      Example(
        "unpool [6 8; 14 16] indices=[5 7; 13 15] kernel=2",
        gives: "[0 0 0 0; 0 6 0 8; 0 0 0 0; 0 14 0 16]"),
      Example("unpool [4 8] avg 2", gives: "[2 2 4 4]"),
      Example("unpool [5] indices=[1] kernel=2 output_shape=3", gives: "[0 5 0]"),
      Example("unpool [4 8] avg 2 fill", gives: "[4 4 8 8]"),
      Example("unpool 2x2 avg 2x2"),
    ],
    laws: [Law(.unpooling)], related: ["pool", "shape", "transpose", "laws"],
    lesson: "pooling"
  ) { call throws(Diagnostic) in
    let unpooling = try call.unpooling()
    return try call.answer(to: unpooling)
  }
}
