internal import Arithmetic
internal import Documents

/// A program for MATLAB and Octave. Planes stand in cell arrays, `x{image, channel}`; a signal is a row.
struct MATLABProgram {
  private let source: ProgramSource
  private var lines: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ source: ProgramSource) throws(Program.Refusal) {
    self.source = source
    guard source.rank <= 2 else {
      throw Program.Refusal(
        "volumes are not written for MATLAB", help: ["code numpy does it in any dimension"])
    }
    let longest =
      source.pads.indices.map { axis in
        [source.axes[axis].input, source.pads[axis].begin, source.pads[axis].end].max() ?? 0
      }.max() ?? 0
    guard longest <= ProgramSource.mostCells else {
      throw Program.Refusal(
        "the places under so many cells of padding are too many to write out",
        help: ["code numpy pads by numbers"])
    }
    let heading = source.facts.joined(separator: ", ").filter { !$0.isNewline }
    lines.append("% " + PythonLiteral.plain(heading))
    write(source.input, as: "x")
    if let kernel = source.kernel { write(kernel, as: "k") }
    switch source.operation {
    case .convolution: writeConvolution()
    case .transposed: writeTransposed()
    case .pooling, .unfolding:
      throw Program.Refusal(
        "MATLAB has no pooling and no patches of its own here", help: ["code numpy writes them"])
    }
    lines += [
      "for n = 1:size(y, 1)", "  for f = 1:size(y, 2)", "    disp(mat2str(y{n, f}, 17));", "  end",
      "end",
    ]
  }

  /// The sizes along rows and columns; a signal has one row.
  private func both(_ numbers: [Int], rows: Int) -> [Int] {
    source.rank == 1 ? [rows] + numbers : numbers
  }

  private var strides: [Int] { both(source.axes.map(\.stride), rows: 1) }
  private var dilations: [Int] { both(source.axes.map(\.dilation), rows: 1) }
  private var reaches: [Int] { both(source.axes.map(\.reach), rows: 1) }

  private mutating func write(_ values: ProgramSource.Values, as name: String) {
    let plane = both(Array(values.shape.dropFirst(2)), rows: 1)
    let size = plane.saturatingCount
    guard let tensor = values.tensor else {
      lines.append("\(name) = cell(\(values.shape[0]), \(values.shape[1]));")
      lines.append(
        "for i = 1:numel(\(name)), \(name){i} = randi([-9 9], \(plane[0]), \(plane[1])); end")
      return
    }
    for outer in 0..<values.shape[0] {
      for inner in 0..<values.shape[1] {
        let start = (outer * values.shape[1] + inner) * size
        let rows = (0..<plane[0]).map { row in
          (0..<plane[1]).map { PythonLiteral.matlab(tensor.cell(start + row * plane[1] + $0)) }
            .joined(separator: " ")
        }
        lines.append("\(name){\(outer + 1), \(inner + 1)} = [\(rows.joined(separator: "; "))];")
      }
    }
  }

  /// A function of planes at the end would need a file of its own in MATLAB, so the loop is written out.
  private mutating func writeLoop(result: String, _ body: [String]) {
    let (inner, outer) = (
      source.input.shape[1] / source.groups, source.outputChannels / source.groups
    )
    lines += [
      "for n = 1:\(source.input.shape[0])", "  for f = 1:\(source.outputChannels)",
      "    \(result) = 0;", "    for c = 1:\(inner)",
      source.groups == 1
        ? "      from = c;" : "      from = floor((f - 1) / \(outer)) * \(inner) + c;",
    ]
    if source.operation == .transposed {
      lines.append(
        source.groups == 1 ? "      own = f;" : "      own = mod(f - 1, \(outer)) + 1;")
    }
    lines += body.map { "      " + $0 } + ["    end"]
  }

  private mutating func endLoop(_ bias: String) {
    lines += ["    y{n, f} = \(bias);", "  end", "end"]
  }

  private var biasText: String {
    guard let bias = source.bias else { return "" }
    let numbers = (0..<bias.count).map { PythonLiteral.matlab(bias.cell($0)) }
    return numbers.count == 1 ? " + \(numbers[0])" : ""
  }

  private mutating func writeBias() -> String {
    guard let bias = source.bias, bias.count > 1 else { return biasText }
    let numbers = (0..<bias.count).map { PythonLiteral.matlab(bias.cell($0)) }
    lines.append("b = [\(numbers.joined(separator: " "))];")
    return " + b(f)"
  }

  private func spread(_ value: String, _ name: String) -> [String] {
    guard dilations.contains(where: { $0 > 1 }) else { return ["\(name) = \(value);"] }
    return [
      "\(name) = zeros(\(reaches[0]), \(reaches[1]));",
      "\(name)(1:\(dilations[0]):end, 1:\(dilations[1]):end) = \(value);",
    ]
  }

  /// The samples that stand under the padded input's cells, counted from 1; 0 for the border.
  private func indices(_ axis: Int) -> [Int] {
    let relation = source.axes[axis]
    let pads = source.pads[axis]
    return (-pads.begin..<(relation.input + pads.end)).map {
      (source.mode.source(of: $0, size: relation.input, padding: relation.padding) ?? -1) + 1
    }
  }

  private mutating func writeConvolution() {
    let bias = writeBias()
    var body: [String] = []
    if source.pads.contains(where: { $0 != .none }) {
      let lists = (source.rank == 1 ? [[1]] : []) + source.axes.indices.map(indices)
      let names = ["r", "c"]
      for (name, list) in zip(names, lists) {
        lines.append(
          "p\(name) = [\(list.map(String.init).joined(separator: " "))];  "
            + "% the \(name == "r" ? "row" : "column") under each cell of the padded input, 0 for the border"
        )
      }
      let border = PythonLiteral.matlab(.exact(source.border))
      body = [
        "xp = \(border == "0" ? "zeros(numel(pr), numel(pc))" : "\(border) * ones(numel(pr), numel(pc))");",
        "xp(pr > 0, pc > 0) = x{n, from}(pr(pr > 0), pc(pc > 0));",
      ]
    } else {
      body = ["xp = x{n, from};"]
    }
    body += spread("k{f, c}", "kd")
    body.append("s = s + conv2(xp, rot90(kd, 2), 'valid');")
    writeLoop(result: "s", body)
    endLoop("s(1:\(strides[0]):end, 1:\(strides[1]):end)\(bias)")
  }

  private mutating func writeTransposed() {
    let bias = writeBias()
    let outputs = both(source.axes.map(\.output), rows: 1)
    let stretched = zip(outputs, strides).map { ($0 - 1) * $1 + 1 }
    let full = zip(stretched, reaches).map { $0 + $1 - 1 }
    let begins = both(source.axes.map(\.padding.begin), rows: 0)
    let sizes = both(source.axes.map(\.input), rows: 1)
    let before = begins.map { max(-$0, 0) }
    let room = zip(zip(full, before), zip(begins, sizes)).map { part, cut in
      max(part.0 + part.1, cut.0 + part.1 + cut.1)
    }
    var body = [
      "up = zeros(\(stretched[0]), \(stretched[1]));",
      "up(1:\(strides[0]):end, 1:\(strides[1]):end) = x{n, from};",
    ]
    body += spread("k{from, own}", "kd")
    body.append("s = s + conv2(up, kd);")
    writeLoop(result: "s", body)
    lines.append("    t = zeros(\(room[0]), \(room[1]));")
    lines.append(
      "    t(\(before[0] + 1):\(before[0] + full[0]), \(before[1] + 1):\(before[1] + full[1])) = s;"
    )
    let first = zip(begins, before).map { $0 + $1 }
    endLoop(
      "t(\(first[0] + 1):\(first[0] + sizes[0]), \(first[1] + 1):\(first[1] + sizes[1]))\(bias)")
  }
}

extension PythonLiteral {
  static func matlab(_ scalar: Scalar) -> String {
    switch scalar {
    case .float(let value) where value.isNaN: "NaN"
    case .float(let value) where value.isInfinite: value < 0 ? "-Inf" : "Inf"
    default: scalar.text
    }
  }
}
