internal import Arithmetic
internal import Commands
internal import Computations

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
      .kernel { kernel, layout, _ in
        layout.dims < 2 ? nil : try kernel.flipped(along: [layout.kernelAxes[layout.dims - 2]])
      },
      "The kernel's rows stand in reverse order here: it was turned upside down only."),
    Mistake(
      3, "flip-columns", .kernel, prior: 0.03,
      .kernel { kernel, layout, _ in
        layout.dims < 2 ? nil : try kernel.flipped(along: [layout.kernelAxes[layout.dims - 1]])
      },
      "The kernel's columns stand in reverse order here: it was turned left to right only."),
    Mistake(
      4, "kernel-transposed", .kernel, prior: 0.05,
      .computation { origin, limits in
        func turned(_ kernel: Tensor, _ layout: ChannelLayout) throws -> Tensor? {
          guard layout.dims >= 2 else { return nil }
          var order = Array(0..<kernel.rank)
          order.swapAt(layout.kernelAxes[layout.dims - 2], layout.kernelAxes[layout.dims - 1])
          return try kernel.permuted(order)
        }
        guard let problem = origin as? TransposedComputation, !problem.layout.hasChannels else {
          return [.convolution, .matrix, .transposed].contains(origin.scope)
            ? [origin.varied(kernel: turned, within: limits)] : []
        }
        guard !problem.givesSizesOnly, let input = try? problem.inputCells(within: limits),
          let kernel = try? problem.givenKernel(within: limits),
          let other = try? turned(kernel, problem.layout)
        else { return [] }
        return [
          try? problem.varied(input: input, kernel: other, turnsKernel: problem.turnsKernel)
        ]
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
      .kernel { kernel, _, _ in try kernel.absolute() },
      "The kernel's minus signs are missing."),
    Mistake(
      27, "negated", .kernel, prior: 0.03,
      .kernel { kernel, _, _ in kernel.negated },
      "Every number of the kernel has the opposite sign."),
    Mistake(
      85, "tap-forgotten", .values, prior: 0.03,
      .computation { origin, limits in
        guard let (operand, _) = origin.laidKernel, let kernel = operand.tensor,
          (3...12).contains(kernel.count)
        else { return [] }
        return (0..<kernel.count).map { tap in
          origin.varied(
            kernel: { given, _ in
              let sources = (0..<given.count).map { $0 == tap ? -1 : $0 }
              return try given.applying(Picking(sources: sources))
            }, within: limits)
        }
      },
      "One number of the kernel was left out of the sums."),
    Mistake(
      86, "kernel-ignored", .values, prior: 0.02,
      .kernel(.convolution) { kernel, _, limits in try Tensor.ones(kernel.shape, within: limits) },
      "The cells of each window were added up without the kernel."),
  ]
}
