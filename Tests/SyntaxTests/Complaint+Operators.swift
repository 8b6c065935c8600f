import Syntax

extension Complaint {
  static let operators: [Complaint] = [
    Complaint(
      "x‹[›]", .syntax,
      "a value is missing after `[`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "1 ‹+›", .syntax,
      "a value is missing after `+`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "1 ‹+› * 2", .syntax,
      "a value is missing after `+`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "‹*› 2", .syntax,
      "a value is missing before `*`",
      "a number, a name, a matrix … must stand before it"),
    Complaint(
      "f‹(›, 1)", .syntax,
      "a value is missing after `(`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "f(‹k=›)", .syntax,
      "a value is missing after `k=`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "[1‹,›, 2]", .syntax,
      "a value is missing after `,`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "‹[›, 1]", .syntax,
      "a value is missing after `[`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "2‹..›", .syntax,
      "a value is missing after `..`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "‹..›3", .syntax,
      "a value is missing before `..`",
      "a number, a name, a matrix … must stand before it"),
    Complaint(
      "x ‹==›= 3", .syntax,
      "a value is missing after `==`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "x ‹+=› 1", .syntax,
      "`+=` is not an operator here",
      "not known",
      help: ["write the name twice: x = x + …"]),
    Complaint(
      "x ‹*=› 2", .syntax,
      "`*=` is not an operator here",
      "not known",
      help: ["write the name twice: x = x * …"]),
    Complaint(
      "a < b ‹<› c", .syntax,
      "comparisons do not chain",
      "the second comparison",
      help: ["join two of them: a < b and b < c"]),
    Complaint(
      "a ‹**›2", .syntax,
      "`**` is not an operator here",
      "not known",
      help: ["a power is written `^`"]),
    Complaint(
      "a ‹.*› b", .syntax,
      "`.*` is not an operator here",
      "not known",
      help: ["`*` works element by element already; `@` is the matrix product"]),
    Complaint(
      "a ‹./› b", .syntax,
      "`./` is not an operator here",
      "not known",
      help: ["`/` works element by element already; `@` is the matrix product"]),
    Complaint(
      "a ‹.^› 2", .syntax,
      "`.^` is not an operator here",
      "not known",
      help: ["`^` works element by element already; `@` is the matrix product"]),
    Complaint(
      "a‹.'›", .syntax,
      "`.'` is not an operator here",
      "not known",
      help: ["`'` alone transposes"]),
    Complaint(
      "a ‹&&› b", .syntax,
      "`&&` is not an operator here",
      "not known",
      help: ["write `and`"]),
    Complaint(
      "a ‹&› b", .syntax,
      "`&` is not an operator here",
      "not known",
      help: ["write `and`"]),
    Complaint(
      "‹!›a", .syntax,
      "`!` is not an operator here",
      "not known",
      help: ["write `not`, or `!=` for unequal"]),
    Complaint(
      "‹~›a", .syntax,
      "`~` is not an operator here",
      "not known",
      help: ["write `not`, or `!=` for unequal"]),
    Complaint(
      "a ‹~=› b", .syntax,
      "`~=` is not an operator here",
      "not known",
      help: ["unequal is written `!=`"]),
    Complaint(
      "a ‹//› b", .syntax,
      "`//` is not an operator here",
      "not known",
      help: ["a comment begins with `#`", "a quotient is rounded down by floor(a / b)"]),
    Complaint(
      "‹and›", .syntax,
      "a value is missing before `and`",
      "a number, a name, a matrix … must stand before it"),
    Complaint(
      "1 + ‹or›", .syntax,
      "a value is missing before `or`",
      "a number, a name, a matrix … must stand before it"),
    Complaint(
      "‹not›", .syntax,
      "a value is missing after `not`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "‹-›", .syntax,
      "a value is missing after `-`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "x‹.›", .syntax,
      "`.` has no name right behind it",
      "neither a decimal point nor a member",
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"]),
    Complaint(
      "x‹.›3", .syntax,
      "`.` has no name right behind it",
      "neither a decimal point nor a member",
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"]),
    Complaint(
      "x ‹.› y", .syntax,
      "`.` has no name right behind it",
      "neither a decimal point nor a member",
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"]),
    Complaint(
      "‹>›>> x = 1", .syntax,
      "a statement does not begin with `>`",
      "a prompt?",
      help: ["leave the prompt out"]),
    Complaint(
      "‹>› 3", .syntax,
      "a statement does not begin with `>`",
      "a prompt?",
      help: ["leave the prompt out"]),
    Complaint(
      "a ‹-›> b", .syntax,
      "a value is missing after `-`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "a ‹<›> b", .syntax,
      "a value is missing after `<`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "‹,›", .syntax,
      "a value is missing before `,`",
      "a number, a name, a matrix … must stand before it"),
    Complaint(
      "conv ‹,› x", .syntax,
      "a value is missing before `,`",
      "a number, a name, a matrix … must stand before it"),
    Complaint(
      "1;‹,›", .syntax,
      "a value is missing before `,`",
      "a number, a name, a matrix … must stand before it"),
  ]
}
