internal import Arithmetic
internal import Commands
internal import Computations

extension LintReport.Problem {
  /// Why mistakes of a kind cannot be seen, whatever the numbers are or because of them.
  static func reasons(for key: KeyComputation) -> [String] {
    guard let origin = key.origin else { return [] }
    return kernelReasons(origin, key.limits) + sizeReasons(origin)
  }

  private static func kernelReasons(_ origin: any Computation, _ limits: Limits) -> [String] {
    guard let (operand, layout) = origin.laidKernel, let kernel = operand.tensor,
      let turned = try? kernel.flipped(along: layout.kernelAxes)
    else { return [] }
    var reasons: [String] = []
    if turned == kernel {
      reasons.append("the kernel turned by 180 degrees is the same: a wrong turn does not show")
    } else if turned == kernel.negated {
      reasons.append(
        "the kernel turned by 180 degrees is its negative: flip and negated give the same")
    }
    if let other = try? kernel.transposed(space: layout.kernelAxes), other == kernel {
      reasons.append("the kernel is symmetric: exchanged rows and columns do not show")
    }
    if let bare = try? kernel.absolute(), bare == kernel {
      reasons.append("the kernel has no minus signs that could be lost")
    }
    return reasons
  }

  private static func sizeReasons(_ origin: any Computation) -> [String] {
    guard let axes = origin.spatialSizes else { return [] }
    var reasons: [String] = []
    if axes.count > 1, axes.allSatisfy({ $0 == axes[0] }) {
      reasons.append(
        "every axis has the same sizes: a number for rows that is used for columns does not show")
    }
    let isSliding = [Scope.convolution, .matrix, .patches, .pooling, .sizes, .poolSizes]
      .contains(origin.scope)
    let unread = axes.filter { axis in
      let room = axis.input + axis.padding.total - axis.reach
      return axis.padding.end > 0 && axis.stride > 1 && room % axis.stride >= axis.padding.end
    }
    if isSliding, !unread.isEmpty {
      reasons.append(
        unread.count == axes.count
          ? "no window reaches the padding at the end: leaving it out does not show"
          : "along one axis no window reaches the padding at the end")
    }
    return reasons
  }
}
