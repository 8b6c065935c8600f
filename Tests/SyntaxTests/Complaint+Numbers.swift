import Syntax

extension Complaint {
  static let numbers: [Complaint] = [
    Complaint(
      "‹1x›", .badNumber,
      "`1x` is neither a number nor a shape",
      "cannot be read",
      help: ["a shape has a size after every x: 1x3"]),
    Complaint(
      "‹3x3x›", .badNumber,
      "`3x3x` is neither a number nor a shape",
      "cannot be read",
      help: ["a shape has a size after every x: 3x3x3"]),
    Complaint(
      "‹3x3a›", .badNumber,
      "`3x3a` is neither a number nor a shape",
      "cannot be read",
      help: ["put a space between a number and a name, `*` to multiply"]),
    Complaint(
      "‹2a›", .badNumber,
      "`2a` is neither a number nor a shape",
      "cannot be read",
      help: ["put a space between a number and a name, `*` to multiply"]),
    Complaint(
      "‹1e›", .badNumber,
      "`1e` is neither a number nor a shape",
      "cannot be read",
      help: ["an exponent has digits: 1e3"]),
    Complaint(
      "‹1e+›", .badNumber,
      "`1e+` is neither a number nor a shape",
      "cannot be read",
      help: ["an exponent has digits: 1e+3"]),
    Complaint(
      "‹1_000›", .badNumber,
      "`1_000` is neither a number nor a shape",
      "cannot be read",
      help: ["write the digits without underscores"]),
    Complaint(
      "‹1.2.3›", .badNumber,
      "`1.2.3` is neither a number nor a shape",
      "cannot be read",
      help: ["a number has one point; a range has two: 1..7"]),
    Complaint(
      "‹1.2.3.4›", .badNumber,
      "`1.2.3.4` is neither a number nor a shape",
      "cannot be read",
      help: ["a number has one point; a range has two: 1..7"]),
    Complaint(
      "‹2.5x3›", .badNumber,
      "`2.5x3` is neither a number nor a shape",
      "cannot be read",
      help: ["the sizes of a shape are whole numbers: 3x3"]),
    Complaint(
      "‹1.x›", .badNumber,
      "`1.x` is neither a number nor a shape",
      "cannot be read",
      help: ["the sizes of a shape are whole numbers: 3x3"]),
    Complaint(
      "‹99999999999999999999›x3", .badNumber,
      "a size of 20 digits is too large",
      "does not fit into 64 bits"),
    Complaint(
      "‹3 x 3›", .syntax,
      "a shape has no spaces",
      "meant as 3x3?",
      help: ["write 3x3"]),
    Complaint(
      "‹3 × 3›", .syntax,
      "a shape has no spaces",
      "meant as 3x3?",
      help: ["write 3x3"]),
    Complaint(
      "conv ‹3 x 3›", .syntax,
      "a shape has no spaces",
      "meant as 3x3?",
      help: ["write 3x3"]),
  ]
}
