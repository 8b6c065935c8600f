internal import Arithmetic
internal import Commands

extension Mistake {
  /// What happens to the kernel before it is laid on.
  static let kernels: [Mistake] = [
    Mistake(
      1, "flip", .kernel, prior: 0.16,
      .convolution(.convolution) { problem, _ in
        problem.turnsKernel ? nil : try problem.varied(turnsKernel: true)
      },
      "These are the numbers of the kernel turned through 180 degrees, the convolution of mathematics. Here it slides as it is."
    ),
    Mistake(
      2, "flip-rows", .kernel, prior: 0.03,
      .kernel([.convolution, .transposed]) { kernel, layout, _ in
        layout.dims < 2 ? nil : try kernel.flipped(along: [layout.kernelAxes[layout.dims - 2]])
      },
      "The kernel's rows stand in reverse order here: it was turned upside down only."),
    Mistake(
      3, "flip-columns", .kernel, prior: 0.03,
      .kernel([.convolution, .transposed]) { kernel, layout, _ in
        layout.dims < 2 ? nil : try kernel.flipped(along: [layout.kernelAxes[layout.dims - 1]])
      },
      "The kernel's columns stand in reverse order here: it was turned left to right only."),
    Mistake(
      4, "kernel-transposed", .kernel, prior: 0.05,
      .kernel { kernel, layout, _ in
        guard layout.dims >= 2 else { return nil }
        var order = Array(0..<kernel.rank)
        order.swapAt(layout.kernelAxes[layout.dims - 2], layout.kernelAxes[layout.dims - 1])
        return try kernel.permuted(order)
      },
      "The kernel's rows and columns have changed places."),
    Mistake(
      5, "kernel-not-flipped", .kernel, prior: 0.16,
      .convolution(.convolution) { problem, _ in
        problem.turnsKernel ? try problem.varied(turnsKernel: false) : nil
      },
      "The convolution of mathematics turns the kernel through 180 degrees first; here it slid as it is."
    ),
    Mistake(
      27, "abs-kernel", .kernel, prior: 0.04,
      .kernel([.convolution, .transposed]) { kernel, _, _ in try kernel.absolute() },
      "The kernel's minus signs are missing in these sums."),
    Mistake(
      27, "negated", .kernel, prior: 0.03,
      .kernel([.convolution, .transposed]) { kernel, _, _ in kernel.negated },
      "Every product has the opposite sign."),
  ]
}
