internal import Arithmetic
internal import Documents
internal import Rendering

/// Descriptions of answers in feedback.
enum AnswerWords {
  /// `3x3`, `5 numbers`, `a single number`
  static func size(_ value: Value) -> String {
    switch value {
    case .tensor(let tensor) where tensor.rank == 1:
      "\(tensor.count) number\(tensor.count == 1 ? "" : "s")"
    case .tensor(let tensor): typed(tensor.shape)
    case .shape(let shape): typed(shape)
    case .text(let text): printable(text)
    case .truth(let truth): truth ? "true" : "false"
    case .record: "several values"
    case .network: "a network"
    }
  }

  /// The shape as it is typed.
  private static func shape(_ value: Value) -> String {
    if case .tensor(let tensor) = value, tensor.rank == 1 { return "\(tensor.count)" }
    return size(value)
  }

  static func typed(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: "x")
  }

  /// The value on one line, truncated if it is long.
  static func short(_ value: Value) -> String {
    value.lineText(atMost: 60)
  }

  /// A `shape` command that shows the size formula of a student's command.
  static func sizeQuestion(_ call: Value) -> String? {
    guard case .record(let fields) = call,
      let input = fields.first(where: { $0.name == "x" }).map({ shape($0.value) }),
      let kernel = fields.first(where: { $0.name == "kernel" }).map({ shape($0.value) })
    else { return nil }
    var words = ["shape", input, "kernel=\(kernel)"]
    for name in ["stride", "padding", "dilation"] {
      guard let value = fields.first(where: { $0.name == name })?.value else { continue }
      switch value {
      case .tensor(let tensor):
        if let numbers = tensor.intValues, tensor.rank <= 1, numbers != [name == "padding" ? 0 : 1]
        {
          words.append(
            "\(name)="
              + (numbers.count == 1
                ? "\(numbers[0])" : "(" + numbers.map(String.init).joined(separator: ",") + ")"))
        }
      case .text(let word): words.append("\(name)=\(word)")
      default: return nil
      }
    }
    return words.joined(separator: " ")
  }
}

extension String {
  /// The text with a capital first letter.
  var asOpening: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a capital first letter and a period.
  var asSentence: String { asOpening + (".!?".contains(last ?? ".") ? "" : ".") }
}
