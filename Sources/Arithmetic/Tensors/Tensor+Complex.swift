/// Complex numbers, in two tensors of parts: exact with fractions and symbols, else in floats.
extension Tensor {
  /// A complex tensor, its parts brought to their common kind; a real one where every imaginary part is 0.
  ///
  /// - Throws: `.sizesDisagree` for parts of different shapes, `.needsReal` for parts that are complex.
  public init(real: Tensor, imaginary: Tensor) throws(ArithmeticError) {
    guard real.shape == imaginary.shape else {
      throw .sizesDisagree(axis: 0, real.shape, imaginary.shape)
    }
    let kind = real.kind.joined(imaginary.kind)
    guard kind != .complex else { throw .needsReal }
    let (a, b) = (try real.converted(to: kind), try imaginary.converted(to: kind))
    self = b.isZero ? a : .complex(a, b)
  }

  /// Whether every cell is 0.
  private var isZero: Bool {
    switch self {
    case .exact(let grid): grid.cells.allSatisfy(\.isZero)
    case .float(let grid): grid.cells.allSatisfy { $0 == 0 }
    case .symbolic(let grid): grid.cells.allSatisfy(\.isZero)
    case .complex(let real, let imaginary): real.isZero && imaginary.isZero
    }
  }

  /// a + bi, for shapes that go together; parts that are complex themselves add up.
  public func adding(
    imaginary: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let shape = try Broadcast(self.shape, imaginary.shape).shape
    _ = try limits.count(shape)
    let (a, b) = (parts, imaginary.parts)
    func wide(_ tensor: Tensor) throws(ArithmeticError) -> Tensor {
      tensor.shape == shape
        ? tensor
        : try Tensor.ones(shape, within: limits).choosing(tensor, Tensor(0), within: limits)
    }
    let real = try wide(a.real)
    let unit = try wide(b.real)
    guard kind == .complex || imaginary.kind == .complex else {
      return try Tensor(real: real, imaginary: unit)
    }
    return try Tensor(
      real: real.subtracting(wide(b.imaginary), within: limits),
      imaginary: unit.adding(wide(a.imaginary), within: limits))
  }

  /// Both parts; of a real tensor the imaginary one is 0 everywhere.
  public var parts: (real: Tensor, imaginary: Tensor) {
    if case .complex(let real, let imaginary) = self { return (real, imaginary) }
    return (self, zero)
  }

  /// Zeros of the same shape and kind.
  private var zero: Tensor {
    switch self {
    case .exact(let grid): .exact(Grid(shape: grid.shape, repeating: .zero))
    case .float(let grid): .float(Grid(shape: grid.shape, repeating: 0))
    case .symbolic(let grid): .symbolic(Grid(shape: grid.shape, repeating: .zero))
    case .complex(let real, _): real.zero
    }
  }

  /// a − bi for a + bi.
  public var conjugate: Tensor {
    if case .complex(let real, let imaginary) = self { return .complex(real, imaginary.negated) }
    return self
  }

  /// Runs an operation part by part where it is linear; a product as (a + bi)(c + di) = ac − bd + (ad + bc)i.
  ///
  /// - Throws: `.needsReal` for what is neither.
  static func combiningParts(
    _ operands: OperandList<Tensor>, with operation: some GridOperation
  ) throws(ArithmeticError) -> Tensor {
    let parts = operands.map(\.parts)
    func run(_ choose: (Int) -> Tensor) throws(ArithmeticError) -> Tensor {
      guard let chosen = OperandList(operands.indices.map(choose)) else { throw .emptyReduction }
      return try combining(chosen, with: operation)
    }
    switch operation.homogeneity {
    case .none: throw .needsReal
    case .copying, .linear:
      return try Tensor(real: run { parts[$0].real }, imaginary: run { parts[$0].imaginary })
    case .bilinear, .factors:
      guard let roles = operation.homogeneity.factors(count: operands.count) else {
        throw .needsReal
      }
      /// The product of one part of the first factors and one of the second, with what is added to it.
      func product(_ first: Part, _ second: Part, adding added: Part?) throws(ArithmeticError)
        -> Tensor
      {
        try run { place in
          switch roles[place] {
          case .first: first.of(parts[place])
          case .second: second.of(parts[place])
          case .product: added?.of(parts[place]) ?? parts[place].real.zero
          }
        }
      }
      var real = try product(.real, .real, adding: .real)
      var imaginary = try product(.imaginary, .real, adding: .imaginary)
      let isReal = operands.indices.allSatisfy {
        roles[$0] != .second || operands[$0].kind != .complex
      }
      if !isReal {
        real = try real.subtracting(product(.imaginary, .imaginary, adding: nil), within: .standard)
        imaginary = try imaginary.adding(product(.real, .imaginary, adding: nil), within: .standard)
      }
      return try Tensor(real: real, imaginary: imaginary)
    }
  }

  private enum Part {
    case real, imaginary

    func of(_ parts: (real: Tensor, imaginary: Tensor)) -> Tensor {
      self == .real ? parts.real : parts.imaginary
    }
  }

  /// (a + bi)/(c + di) = (a + bi)(c − di)/(c² + d²).
  func complexQuotient(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard case .complex(let c, let d) = other else {
      let (a, b) = parts
      return try Tensor(
        real: a.divided(by: other, within: limits), imaginary: b.divided(by: other, within: limits))
    }
    let square = try c.multiplied(by: c, within: limits)
      .adding(d.multiplied(by: d, within: limits), within: limits)
    return try multiplied(by: other.conjugate, within: limits)
      .complexQuotient(square, within: limits)
  }

  /// - Throws: `.needsReal` for an order, which complex numbers do not have.
  func complexCompared(
    _ comparison: Comparison, _ other: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard comparison == .equal || comparison == .notEqual else { throw .needsReal }
    let ((a, b), (c, d)) = (parts, other.parts)
    let same = try a.compared(.equal, c, within: limits)
      .multiplied(by: b.compared(.equal, d, within: limits), within: limits)
    return comparison == .equal ? same : try Tensor(1).subtracting(same, within: limits)
  }

  /// Whole powers, by squaring.
  func complexPower(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard let exponent = other.scalar.flatMap({ Tensor($0).intValues?.first }), other.isScalar,
      exponent.magnitude <= 1 << 16
    else { throw .needsReal }
    var (result, square, rest) = (Tensor(1), self, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result = try result.multiplied(by: square, within: limits) }
      rest >>= 1
      if rest > 0 { square = try square.multiplied(by: square, within: limits) }
    }
    if exponent == 0 { return try Tensor.ones(shape, within: limits) }
    return exponent < 0 ? try Tensor(1).divided(by: result, within: limits) : result
  }
}

/// How a complex number is written, so that it can be typed back in: `3 + 2i`.
public enum ComplexText {
  /// - Parameters:
  ///   - real: The text of the real part, and `imaginary` that of the other.
  public static func joined(_ real: String, _ imaginary: String) -> String {
    if isZero(imaginary) { return real }
    guard isFinite(real), isFinite(imaginary) else {
      // Infinities and NaN would spread over both parts of a sum.
      return "complex(\(real), \(imaginary))"
    }
    let isNegative = imaginary.hasPrefix("-") && !imaginary.contains(" ")
    let size = isNegative ? String(imaginary.dropFirst()) : imaginary
    let isPlain = size.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    let unit = isPlain ? size + "i" : size.contains(" ") ? "(\(size))*1i" : size + "*1i"
    if isZero(real) { return isNegative ? "-" + unit : unit }
    return "\(real) \(isNegative ? "-" : "+") \(unit)"
  }

  private static func isFinite(_ text: String) -> Bool {
    !["inf", "-inf", "nan"].contains(text)
  }

  private static func isZero(_ text: String) -> Bool {
    text == "0" || text == "0.0" || text == "-0.0"
  }
}
