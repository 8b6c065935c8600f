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
        #"a range is 1..7; a whole axis is `:`, as in x[:, 0]; a line goes on after a trailing `\`"#
      ]),
    Complaint(
      "3 ‹×› a", .unexpectedCharacter,
      "`×` stands only in shapes",
      "not between two sizes",
      help: ["`*` multiplies; a shape is 3x3"]),
    Complaint(
      "1‹...›3", .syntax,
      "`...` is not used",
      "not known",
      help: [
        #"a range is 1..7; a whole axis is `:`, as in x[:, 0]; a line goes on after a trailing `\`"#
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
      help: ["a comment begins with `#`", "a quotient is rounded down by floor(a / b)"]),
    Complaint(
      "‹//› comment", .syntax,
      "`//` is not an operator here",
      "not known",
      help: ["a comment begins with `#`"]),
    Complaint(
      "‹'›text'", .syntax,
      "a single quote does not begin a string",
      "`'` transposes what stands right before it",
      help: [#"strings stand in double quotes: "text""#]),
    Complaint(
      "x = ‹'›text'", .syntax,
      "a single quote does not begin a string",
      "`'` transposes what stands right before it",
      help: [#"strings stand in double quotes: "text""#]),
    Complaint(
      "load2 ‹'›text'", .syntax,
      "a single quote does not begin a string",
      "`'` transposes what stands right before it",
      help: [#"strings stand in double quotes: "text""#]),
    Complaint(
      "x ‹'› y", .syntax,
      "a single quote does not begin a string",
      "`'` transposes what stands right before it",
      help: [#"strings stand in double quotes: "text""#]),
    Complaint(
      "‹“›text”", .unexpectedCharacter,
      "`“` (U+201C) means nothing here",
      "left double quotation mark",
      help: [#"strings stand in straight double quotes: "text""#]),
    Complaint(
      "x‹’›", .unexpectedCharacter,
      "`’` (U+2019) means nothing here",
      "right single quotation mark",
      help: ["a transpose is a straight quote: x'"]),
    Complaint(
      "a ‹–› b", .unexpectedCharacter,
      "`–` (U+2013) means nothing here",
      "en dash",
      help: ["a minus sign is `-`"]),
    Complaint(
      "a ‹≤› b", .unexpectedCharacter,
      "`≤` (U+2264) means nothing here",
      "less-than or equal to",
      help: ["write `<=`"]),
    Complaint(
      "x‹²›", .unexpectedCharacter,
      "`²` (U+00B2) means nothing here",
      "superscript two",
      help: ["a power is written `^`: x^2"]),
    Complaint(
      "3 ‹€› 4", .unexpectedCharacter,
      "`€` (U+20AC) means nothing here",
      "euro sign"),
    Complaint(
      "‹$›x", .unexpectedCharacter,
      "`$` (U+0024) means nothing here",
      "dollar sign"),
    Complaint(
      "‹`›x`", .unexpectedCharacter,
      "U+0060 means nothing here",
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
        #"a range is 1..7; a whole axis is `:`, as in x[:, 0]; a line goes on after a trailing `\`"#
      ]),
    Complaint(
      "a ‹¬› b", .unexpectedCharacter,
      "`¬` (U+00AC) means nothing here",
      "not sign"),
  ]
}
