/// Fourier transforms and the convolutions that they give.
extension Tensor {
  /// X[u] = Σ x[n] · e^{−2πi un/N} along every axis, or along some; exact where all their lengths are 1, 2 or 4,
  /// whose roots of unity are ±1 and ±i, else in floats. Of real numbers X[N − u] is the conjugate of X[u].
  ///
  /// - Parameter isInverse: Whether e^{+2πi un/N} / N takes its place: what has come from real numbers is real.
  /// - Throws: `.axisOutOfRange`, `.tooMuchWork`, `.interrupted`; `.needsConstant` for symbols of other lengths.
  public func fourier(
    along axes: [Int]? = nil, isInverse: Bool = false, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    var chosen: [Int] = []
    for axis in axes ?? Array(0..<rank) {
      let place = try resolve(axis: axis)
      if !chosen.contains(place) { chosen.append(place) }
    }
    guard count > 0, !chosen.isEmpty else { return self }
    if parts.real.kind != .float, chosen.allSatisfy({ [1, 2, 4].contains(shape[$0]) }) {
      var result = self
      for axis in chosen {
        result = try result.exactFourier(axis, isInverse: isInverse, within: limits)
      }
      return result
    }
    let digits = Int.bitWidth - count.leadingZeroBitCount
    try limits.check(work: count, digits, 8)
    let plans = chosen.reduce(0) { max($0, FourierPlan.bytes(shape[$1])) }
    try limits.check(memory: count.saturatingProduct(64).saturatingSum(plans))
    var (real, imaginary) = (try parts.real.floats().cells, try parts.imaginary.floats().cells)
    // Real numbers of a spectrum's symmetry, exactly: then what comes out is real.
    let isSymmetric = isInverse && isHermitian(real, imaginary, chosen)
    for axis in chosen {
      let inner = shape[(axis + 1)...].reduce(1, *)
      let plan = FourierPlan(shape[axis])
      if isInverse {
        try plan.run(&imaginary, &real, inner: inner)
      } else {
        try plan.run(&real, &imaginary, inner: inner)
      }
    }
    if isInverse {
      let scale = Double(chosen.reduce(1) { $0 * shape[$1] })
      for place in real.indices {
        real[place] /= scale
        imaginary[place] /= scale
      }
    }
    if isSymmetric { return .float(Grid(shape: shape, cells: real)) }
    if kind != .complex { symmetrize(&real, &imaginary, chosen) }
    return try Tensor(
      real: .float(Grid(shape: shape, cells: real)),
      imaginary: .float(Grid(shape: shape, cells: imaginary)))
  }

  /// A transform of 1, 2 or 4 numbers, as the product with a matrix of ±1 and ±i.
  private func exactFourier(
    _ axis: Int, isInverse: Bool, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let size = shape[axis]
    let order = (0..<rank).filter { $0 != axis } + [axis]
    let (cosines, sines) = ([1, 0, -1, 0], [0, isInverse ? 1 : -1, 0, isInverse ? -1 : 1])
    let turns = (0..<(size * size)).map { $0 / size * ($0 % size) * (4 / size) % 4 }
    let matrix = try Tensor(
      real: Tensor(turns.map { cosines[$0] }, shape: [size, size]),
      imaginary: Tensor(turns.map { sines[$0] }, shape: [size, size]))
    let turned = try permuted(order)
    var rows = try turned.reshaped(to: [count / size, size], within: limits)
      .matrixProduct(matrix, within: limits)
    if isInverse { rows = try rows.divided(by: Tensor(size), within: limits) }
    let back = (0..<rank).map { place in order.firstIndex(of: place) ?? 0 }
    return try rows.reshaped(to: turned.shape, within: limits).permuted(back)
  }

  /// For each cell the one of the negative frequencies along the axes.
  private func mirrored(_ axes: [Int]) -> [Int] {
    let strides = Grid<Double>.strides(of: shape)
    var mirror = [Int](repeating: 0, count: count)
    for place in 0..<count {
      var flat = place
      for axis in axes {
        let at = place / strides[axis] % shape[axis]
        flat += (at == 0 ? 0 : shape[axis] - 2 * at) * strides[axis]
      }
      mirror[place] = flat
    }
    return mirror
  }

  private func isHermitian(_ real: [Double], _ imaginary: [Double], _ axes: [Int]) -> Bool {
    let mirror = mirrored(axes)
    return mirror.indices.allSatisfy {
      real[$0] == real[mirror[$0]] && imaginary[$0] == -imaginary[mirror[$0]]
    }
  }

  /// Makes the conjugate pairs equal to the last digit.
  private func symmetrize(_ real: inout [Double], _ imaginary: inout [Double], _ axes: [Int]) {
    for (place, other) in mirrored(axes).enumerated() where other >= place {
      real[other] = real[place]
      imaginary[other] = -imaginary[place]
      if other == place { imaginary[place] = 0 }
    }
  }

  /// y[n] = Σ x[i] · k[n − i], along every axis on a ring of a length: where that is x + k − 1 or more, nothing
  /// comes round, and it is the convolution of mathematics. Exact numbers stay exact: their products are
  /// added up, or where that is long transformed modulo primes.
  ///
  /// - Parameters:
  ///   - kernel: Of the same rank.
  ///   - lengths: At least as long as either operand along every axis.
  /// - Throws: `.rankMismatch`, `.tooManyCells`, `.tooMuchWork`.
  public func ringConvolution(
    _ kernel: Tensor, lengths: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard kernel.rank == rank else { throw .rankMismatch(expected: rank, actual: kernel.rank) }
    _ = try limits.count(lengths)
    guard count > 0, kernel.count > 0 else { return try Tensor.zeros(lengths, within: limits) }
    let common = kind.joined(kernel.kind)
    if common == .float { return try spectralConvolution(kernel, lengths, within: limits) }
    let full = zip(shape, kernel.shape).map { $0 + $1 - 1 }
    if common == .exact, count.saturatingProduct(kernel.count) > 1 << 22,
      let result = try modularConvolution(kernel, full, within: limits)
    {
      return try result.folded(to: lengths, within: limits)
    }
    return try fullConvolution(kernel, full, within: limits).folded(to: lengths, within: limits)
  }

  /// The same of exact numbers by transforms modulo primes, however short; nil where they are too many.
  public func modularRing(
    _ kernel: Tensor, lengths: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor? {
    guard kernel.rank == rank, count > 0, kernel.count > 0 else { return nil }
    let full = zip(shape, kernel.shape).map { $0 + $1 - 1 }
    return try modularConvolution(kernel, full, within: limits)?.folded(to: lengths, within: limits)
  }

  /// Straight from the definition, through the engine.
  private func fullConvolution(
    _ kernel: Tensor, _ full: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard (1...3).contains(rank) else { throw .rankMismatch(expected: 2, actual: rank) }
    let axes = zip(shape, kernel.shape).map { size, taps in
      AxisRelation(
        input: size, kernel: taps, stride: 1, dilation: 1, padding: PaddingPair(taps - 1, taps - 1),
        output: size + taps - 1)
    }
    let convolution = Convolution(
      relation: Relation(axes),
      layout: try ChannelLayout(input: shape, kernel: kernel.shape, dims: rank))
    return try convolution.result(self, try kernel.flipped(), within: limits)
  }

  /// By the convolution theorem in floats.
  private func spectralConvolution(
    _ kernel: Tensor, _ lengths: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let full = zip(shape, kernel.shape).map { $0 + $1 - 1 }
    // A ring long enough is as good as none, and a length of small factors is faster.
    let ring = zip(full, lengths).map { $1 >= $0 ? FourierPlan.fastLength($0) : $1 }
    let spectrum = try padded(to: ring, within: limits).fourier(within: limits)
    let other = try kernel.padded(to: ring, within: limits).fourier(within: limits)
    let result = try spectrum.multiplied(by: other, within: limits)
      .fourier(isInverse: true, within: limits)
    return try result.selecting(
      zip(ring, lengths).map { .range(start: 0, stop: min($0, $1), step: 1) }
    )
    .padded(to: lengths, within: limits)
  }

  /// Zeros after the end of every axis.
  public func padded(to lengths: [Int], within limits: Limits) throws(ArithmeticError) -> Tensor {
    if lengths == shape { return self }
    _ = try limits.count(lengths)
    let (own, strides) = (shape, Grid<Double>.strides(of: shape))
    return try Self.gathering(OperandList(self), lengths, within: limits) { place in
      var (rest, flat) = (place, 0)
      for axis in lengths.indices.reversed() {
        let at = rest % lengths[axis]
        if at >= own[axis] { return nil }
        flat += at * strides[axis]
        rest /= lengths[axis]
      }
      return flat
    }
  }

  /// What lies beyond the ring comes round and is added.
  private func folded(to lengths: [Int], within limits: Limits) throws(ArithmeticError) -> Tensor {
    var result = self
    for (axis, length) in lengths.enumerated() where result.shape[axis] != length {
      var padded = result.shape
      padded[axis] = (padded[axis] + length - 1) / length * length
      let wide = try result.padded(to: padded, within: limits)
      var turns = padded
      turns.replaceSubrange(axis...axis, with: [padded[axis] / length, length])
      result = try wide.reshaped(to: turns, within: limits).sum(axis: axis, within: limits)
    }
    return result
  }

  /// Rows laid end to end, far enough apart not to meet, make one long convolution of whole numbers; nil where
  /// that would be too long.
  private func modularConvolution(
    _ kernel: Tensor, _ full: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor? {
    let inner = Array(full.dropFirst())
    let (a, b) = (
      try padded(to: [shape[0]] + inner, within: limits).exactCells().cells,
      try kernel.padded(to: [kernel.shape[0]] + inner, within: limits).exactCells().cells
    )
    guard a.count + b.count <= 1 << ModularTransform.mostDigits else { return nil }
    let (left, right) = (a.wholeNumbers, b.wholeNumbers)
    let total = full.reduce(1, *)
    var cells = try ModularTransform.product(
      left.cells, right.cells, length: max(total, a.count + b.count - 1), within: limits)
    cells.removeLast(cells.count - total)
    let scale = left.bottom * right.bottom
    if scale != .one {
      let part = try scale.reciprocal()
      cells = cells.map { $0 * part }
    }
    return .exact(Grid(shape: full, cells: cells))
  }
}

extension [Rational] {
  /// The numbers times their common denominator.
  fileprivate var wholeNumbers: (cells: [Rational], bottom: Rational) {
    var multiple = Natural.one
    for cell in self where !cell.isInteger {
      let bottom = cell.bigBottom
      multiple = multiple / gcd(multiple, bottom) * bottom
    }
    let bottom = Rational(reduced: Integer(multiple), .one)
    return (multiple == .one ? self : map { $0 * bottom }, bottom)
  }
}
