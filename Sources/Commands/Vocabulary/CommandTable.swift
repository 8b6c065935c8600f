extension EntryTable {
  /// Every command, in the order of the manual.
  public static let commands = EntryTable(commandLines)
  public static let commandLines: [Line] = [
    .command("conv") { .conv },
    .command("toeplitz") { .toeplitz },
    .command("transpose") { .transpose },
    .command("solve") { .solve },
    .command("separable") { .separable },
    .command("winograd") { .winograd },
    .command("fft") { .fft },
    .command("unfold", "im2col") { .unfold },
    .command("fold", "col2im") { .fold },
    .command("pool") { .pool },
    .command("unpool") { .unpool },
    .command("shape") { .shape },
    .command("pad") { .pad },
    .command("grad") { .grad },
    .command("learn") { .learn },
    .command("net") { .net },
    .command("cost") { .cost },
    .command("receptive") { .receptive },
    .command("forward") { .forward },
    .command("backward") { .backward },
    .command("why") { .why },
    .command("who") { .who },
    .command("coverage") { .coverage },
    .command("overlap") { .overlap },
    .command("compare") { .compare },
    .command("code") { .code },
    .command("read") { .read },
    .command("prove") { .prove },
    .command("show") { .show },
    .command("play") { .play },
    .command("load") { .load },
  ]

  /// Every function, in the order of the manual.
  public static let functions = EntryTable(functionLines)
  public static let functionLines: [Line] =
    Function.generators + Function.kernels + Function.constants + Function.arrangement
    + Function.elementwise + Function.reductions + Function.products + Function.algebra
    + Function.complexNumbers + Function.variants
}
