import Syntax

extension Complaint {
  static let characters: [Complaint] = [
    Complaint(
      #""a‹\q›""#, .syntax,
      "unknown escape in a string",
      "not an escape",
      help: [#"the escapes are \" \\ \n \t; write \\ for one backslash"#]),
    Complaint(
      "‹{›1, 2}", .syntax,
      "braces are not used",
      "not a bracket here",
      help: ["a matrix is written [1 2; 3 4], a tuple (1, 2)"]),
    Complaint(
      "x[‹...›, 0]", .syntax,
      "`...` is not used",
      "not known",
      help: [
        #"a range is 1..7; a whole axis is `:`, as in x[:, 0]; a trailing `\` continues a line"#
      ]),
    Complaint(
      "3 ‹×› a", .unexpectedCharacter,
      "`×` is only used in shapes",
      "not between two sizes",
      help: ["`*` multiplies; a shape is 3x3"]),
    Complaint(
      "1‹...›3", .syntax,
      "`...` is not used",
      "not known",
      help: [
        #"a range is 1..7; a whole axis is `:`, as in x[:, 0]; a trailing `\` continues a line"#
      ]),
    Complaint(
      "a ‹%› b", .syntax,
      "`%` is not an operator here",
      "not known",
      help: ["a comment begins with `#`"]),
    Complaint(
      "‹%› comment", .syntax,
      "`%` is not an operator here",
      "not known",
      help: ["a comment begins with `#`"]),
    Complaint(
      "x = 1 ‹//› comment", .syntax,
      "`//` is not an operator here",
      "not known",
      help: ["a comment begins with `#`", "floor(a / b) divides and rounds down"]),
    Complaint(
      "‹//› comment", .syntax,
      "`//` is not an operator here",
      "not known",
      help: ["a comment begins with `#`"]),
    Complaint(
      "‹'›text'", .syntax,
      "a single quote does not begin a string",
      "`'` transposes the operand right before it",
      help: [#"strings are written in double quotes: "text""#]),
    Complaint(
      "x = ‹'›text'", .syntax,
      "a single quote does not begin a string",
      "`'` transposes the operand right before it",
      help: [#"strings are written in double quotes: "text""#]),
    Complaint(
      "load2 ‹'›text'", .syntax,
      "a single quote does not begin a string",
      "`'` transposes the operand right before it",
      help: [#"strings are written in double quotes: "text""#]),
    Complaint(
      "x ‹'› y", .syntax,
      "a single quote does not begin a string",
      "`'` transposes the operand right before it",
      help: [#"strings are written in double quotes: "text""#]),
    Complaint(
      "‹“›text”", .unexpectedCharacter,
      "`“` (U+201C) has no meaning here",
      "left double quotation mark",
      help: [#"strings are written in straight double quotes: "text""#]),
    Complaint(
      "x‹’›", .unexpectedCharacter,
      "`’` (U+2019) has no meaning here",
      "right single quotation mark",
      help: ["a transpose is a straight quote: x'"]),
    Complaint(
      "a ‹–› b", .unexpectedCharacter,
      "`–` (U+2013) has no meaning here",
      "en dash",
      help: ["a minus sign is `-`"]),
    Complaint(
      "a ‹≤› b", .unexpectedCharacter,
      "`≤` (U+2264) has no meaning here",
      "less-than or equal to",
      help: ["write `<=`"]),
    Complaint(
      "x‹²›", .unexpectedCharacter,
      "`²` (U+00B2) has no meaning here",
      "superscript two",
      help: ["a power is written `^`: x^2"]),
    Complaint(
      "3 ‹€› 4", .unexpectedCharacter,
      "`€` (U+20AC) has no meaning here",
      "euro sign"),
    Complaint(
      "‹$›x", .unexpectedCharacter,
      "`$` (U+0024) has no meaning here",
      "dollar sign"),
    Complaint(
      "‹`›x`", .unexpectedCharacter,
      "U+0060 has no meaning here",
      "grave accent"),
    Complaint(
      #"x ‹\› y"#, .syntax,
      #"`\` must be the last character of its line"#,
      "something follows",
      help: ["it joins the next line to this one"]),
    Complaint(
      #"x ‹\› # c"#, .syntax,
      #"`\` must be the last character of its line"#,
      "something follows",
      help: ["it joins the next line to this one"]),
    Complaint(
      "‹...›", .syntax,
      "`...` is not used",
      "not known",
      help: [
        #"a range is 1..7; a whole axis is `:`, as in x[:, 0]; a trailing `\` continues a line"#
      ]),
    Complaint(
      "a ‹¬› b", .unexpectedCharacter,
      "`¬` (U+00AC) has no meaning here",
      "not sign"),
  ]
}
