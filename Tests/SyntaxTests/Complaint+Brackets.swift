import Syntax

extension Complaint {
  static let brackets: [Complaint] = [
    Complaint(
      "conv [1 2 3]‹[›1 1]", .syntax,
      "two matrices touch",
      "read as an index of the first",
      help: ["separate them by a space: [1 2 3] [1 1]"]),
    Complaint(
      "‹np.zeros›(3)", .syntax,
      "a function's name has no prefix",
      "only the last part is a function here",
      help: ["write only the function: zeros(…)"]),
    Complaint(
      "‹[›1 2", .unclosed,
      "`[` is never closed",
      "opened here",
      help: ["add the missing `]`"]),
    Complaint(
      "x = ‹(›1, 2", .unclosed,
      "`(` is never closed",
      "opened here",
      help: ["add the missing `)`"]),
    Complaint(
      "f(1, ‹[›2", .unclosed,
      "`[` is never closed",
      "opened here",
      help: ["add the missing `]`"]),
    Complaint(
      #"‹"›open"#, .unclosed,
      "the string is never closed",
      "opened here",
      help: [#"add the missing `"` on the same line; `\n` in a string is a new line"#]),
    Complaint(
      #"‹"›a\"#, .unclosed,
      "the string is never closed",
      "opened here",
      help: [#"add the missing `"` on the same line; `\n` in a string is a new line"#]),
    Complaint(
      "x‹)›", .syntax,
      "`)` closes nothing",
      "no bracket is open here",
      help: ["remove it, or open a bracket before it"]),
    Complaint(
      "‹]›", .syntax,
      "`]` closes nothing",
      "no bracket is open here",
      help: ["remove it, or open a bracket before it"]),
    Complaint(
      "‹[›1 2)", .unclosed,
      "`[` is not closed by `)`",
      "opened here",
      help: ["close the inner bracket first: `]`"]),
    Complaint(
      "(1 ‹2›]", .syntax,
      "a comma is missing",
      "`,` or the closing bracket expected",
      help: ["in parentheses and in an index, commas separate: f(x, y), x[1, 2]"]),
    Complaint(
      "f‹(›x]", .unclosed,
      "`(` is not closed by `]`",
      "opened here",
      help: ["close the inner bracket first: `)`"]),
    Complaint(
      "‹}›", .syntax,
      "`}` closes nothing",
      "no bracket is open here",
      help: ["remove it, or open a bracket before it"]),
    Complaint(
      "x‹[›1", .unclosed,
      "`[` is never closed",
      "opened here",
      help: ["add the missing `]`"]),
    Complaint(
      "x[1‹;›2]", .syntax,
      "`;` is not allowed in an index",
      "`,` or `]` expected",
      help: ["write one index per axis, with commas between: x[1, 2]"]),
    Complaint(
      "x[1 ‹2›]", .syntax,
      "a comma is missing",
      "`,` or the closing bracket expected",
      help: ["in parentheses and in an index, commas separate: f(x, y), x[1, 2]"]),
    Complaint(
      "x[0:1:2‹:›3]", .syntax,
      "a slice has at most two colons",
      "the third colon",
      help: ["start:end:step, the end excluded: x[0:6:2]"]),
    Complaint(
      "f(x ‹y›)", .syntax,
      "a comma is missing",
      "`,` or the closing bracket expected",
      help: ["in parentheses and in an index, commas separate: f(x, y), x[1, 2]"]),
    Complaint(
      "f(x‹;› y)", .syntax,
      "`;` is not allowed in parentheses",
      "`,` or `)` expected",
      help: ["rows of a matrix are written in square brackets: [1 2; 3 4]"]),
    Complaint(
      "(1‹;› 2)", .syntax,
      "`;` is not allowed in parentheses",
      "`,` or `)` expected",
      help: ["rows of a matrix are written in square brackets: [1 2; 3 4]"]),
    Complaint(
      "[1 2‹(›3)]", .syntax,
      "two elements touch",
      "the next element begins here",
      help: ["separate elements by a space, a comma or a semicolon: [1 2; 3 4]"]),
    Complaint(
      "[[1 2]‹[›3 4]]", .syntax,
      "two elements touch",
      "the next element begins here",
      help: ["separate elements by a space, a comma or a semicolon: [1 2; 3 4]"]),
    Complaint(
      "[1‹:›3]", .syntax,
      "`:` is only used in an index",
      "not in an index",
      help: ["a slice is x[0:2]; the numbers from 1 to 7 are 1..7; iota(7) counts from 0 to 6"]),
    Complaint(
      #""a" ‹"›b""#, .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      #"x‹"›b""#, .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "a ‹:› b", .syntax,
      "`:` is only used in an index",
      "not in an index",
      help: ["a slice is x[0:2]; the numbers from 1 to 7 are 1..7; iota(7) counts from 0 to 6"]),
    Complaint(
      "conv x‹)›", .syntax,
      "`)` closes nothing",
      "no bracket is open here",
      help: ["remove it, or open a bracket before it"]),
    Complaint(
      "conv(x, k) ‹k›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "1 ‹2›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "3x3 ‹4›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "x = 3 ‹4›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "‹]›x", .syntax,
      "`]` closes nothing",
      "no bracket is open here",
      help: ["remove it, or open a bracket before it"]),
    Complaint(
      #"conv x "a"‹b›"#, .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "conv x [1]‹2›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "f(1)‹(›2)", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "x'‹y›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
    Complaint(
      "1‹,›", .syntax,
      "`,` is only used in brackets",
      "no bracket is open here",
      help: ["a tuple is (1, 2), a matrix [1, 2]; `;` ends a statement"]),
    Complaint(
      "a; b ‹)›", .syntax,
      "`)` closes nothing",
      "no bracket is open here",
      help: ["remove it, or open a bracket before it"]),
    Complaint(
      "3 ‹4›", .syntax,
      "an operator is missing between two values",
      "the statement should have ended before this",
      help: ["`*` multiplies; `;` ends a statement; elements of a matrix are written in `[ ]`"]),
  ]
}
