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
      "a number, a name, a matrix … must come before it"),
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
      "a number, a name, a matrix … must come before it"),
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
      "comparisons cannot be chained",
      "the second comparison",
      help: ["combine two of them: a < b and b < c"]),
    Complaint(
      "a ‹**›2", .syntax,
      "`**` is not an operator here",
      "not known",
      help: ["a power is written `^`"]),
    Complaint(
      "a ‹.*› b", .syntax,
      "`.*` is not an operator here",
      "not known",
      help: ["`*` works on each element already; `@` is the matrix product"]),
    Complaint(
      "a ‹./› b", .syntax,
      "`./` is not an operator here",
      "not known",
      help: ["`/` works on each element already; `@` is the matrix product"]),
    Complaint(
      "a ‹.^› 2", .syntax,
      "`.^` is not an operator here",
      "not known",
      help: ["`^` works on each element already; `@` is the matrix product"]),
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
      help: ["a comment begins with `#`", "floor(a / b) divides and rounds down"]),
    Complaint(
      "‹and›", .syntax,
      "a value is missing before `and`",
      "a number, a name, a matrix … must come before it"),
    Complaint(
      "1 + ‹or›", .syntax,
      "a value is missing before `or`",
      "a number, a name, a matrix … must come before it"),
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
      "`.` is not followed by a name",
      "neither a decimal point nor a member",
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"]),
    Complaint(
      "x‹.›3", .syntax,
      "`.` is not followed by a name",
      "neither a decimal point nor a member",
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"]),
    Complaint(
      "x ‹.› y", .syntax,
      "`.` is not followed by a name",
      "neither a decimal point nor a member",
      help: ["a decimal is 0.5, a member is a.b, a range is 1..7"]),
    Complaint(
      "‹>›>> x = 1", .syntax,
      "a statement does not begin with `>`",
      "a prompt?",
      help: ["leave out the prompt"]),
    Complaint(
      "‹>› 3", .syntax,
      "a statement does not begin with `>`",
      "a prompt?",
      help: ["leave out the prompt"]),
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
      "a number, a name, a matrix … must come before it"),
    Complaint(
      "conv ‹,› x", .syntax,
      "a value is missing before `,`",
      "a number, a name, a matrix … must come before it"),
    Complaint(
      "1;‹,›", .syntax,
      "a value is missing before `,`",
      "a number, a name, a matrix … must come before it"),
  ]
}
