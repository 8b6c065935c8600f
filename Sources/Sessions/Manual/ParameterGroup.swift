internal import Commands

/// The heading of a parameter in the manual.
enum ParameterGroup: String, CaseIterable, Sendable {
  case operands = "Operands"
  case window = "Window and border"
  case channels = "Channels and axes"
  case conventions = "Conventions"
  case other = "Other options"

  init(of parameter: Parameter) {
    switch parameter.name {
    case _ where parameter.isPositional: self = .operands
    case "kernel", "stride", "padding", "dilation", "padding_mode", "value", "ceil",
      "output_padding", "output_shape", "global", "adaptive", "kind", "i", "o":
      self = .window
    case "groups", "bias", "dims", "layout", "filters", "units", "image": self = .channels
    case "as", "flip", "padding_counts", "dilation_base", "stride_rule", "count_include_pad",
      "divisor", "norm":
      self = .conventions
    default: self = .other
    }
  }
}
