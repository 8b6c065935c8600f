import Syntax

extension Complaint {
  static let words: [Complaint] = [
    Complaint(
      "x ‹=›", .syntax,
      "a value is missing after `=`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "y = conv x k ‹stride=›", .syntax,
      "a value is missing after `stride=`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "conv x k ‹stride=› | pool", .syntax,
      "a value is missing after `stride=`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "[a‹=›1]", .syntax,
      "`=` is only used after a variable's or an option's name",
      "after neither",
      help: ["`==` compares"]),
    Complaint(
      "x ‹=› = 3", .syntax,
      "a value is missing after `=`",
      "a number, a name, a matrix … must follow"),
    Complaint(
      "‹3› = x", .syntax,
      "only a name can come before `=`",
      "not a name",
      help: ["`==` compares"]),
    Complaint(
      "‹x[0]› = 1", .syntax,
      "a part of a value cannot be assigned",
      "not a name",
      help: ["values do not change; assign a new value to another name", "`==` compares"]),
    Complaint(
      "‹(a, b)› = (1, 2)", .syntax,
      "only one name can be assigned at a time",
      "not a name",
      help: ["write one assignment per statement: a = 1; b = 2", "`==` compares"]),
    Complaint(
      "‹x'› = 3", .syntax,
      "only a name can come before `=`",
      "not a name",
      help: ["`==` compares"]),
    Complaint(
      "expect conv(x, k) ‹=› [1 2]", .syntax,
      "`=` is only used after a variable's or an option's name",
      "after neither",
      help: ["`==` compares"]),
    Complaint(
      "y ‹:=› 3", .syntax,
      "`:=` is not an operator here",
      "not known",
      help: ["`=` alone assigns: x = 3"]),
    Complaint(
      "a = b ‹=› 3", .syntax,
      "`=` is only used after a variable's or an option's name",
      "after neither",
      help: ["`==` compares"]),
    Complaint(
      "‹x == 1› = 2", .syntax,
      "only a name can come before `=`",
      "not a name",
      help: ["`==` compares"]),
    Complaint(
      "a ‹||› b", .syntax,
      "`||` is not an operator here",
      "not known",
      help: ["write `or`; `|` chains commands: shape 32x32 | conv k=5"]),
    Complaint(
      "a ‹|› b", .syntax,
      "`|` is not an operator here",
      "not known",
      help: ["write `or`; `|` chains commands: shape 32x32 | conv k=5"]),
    Complaint(
      "‹a› ? b", .unknownName,
      "`a` is not a command",
      "no command has this name",
      help: ["a function has its arguments in parentheses: a(…)"]),
    Complaint(
      "‹a› b", .unknownName,
      "`a` is not a command",
      "no command has this name",
      help: ["a function has its arguments in parentheses: a(…)"]),
    Complaint(
      "‹cnov› x k", .unknownName,
      "`cnov` is not a command",
      "no command has this name",
      help: ["did you mean `conv`?"]),
    Complaint(
      "‹conv2d› x k", .unknownName,
      "`conv2d` is not a command",
      "no command has this name",
      help: ["`conv` takes signals, images and volumes alike: conv x k"]),
    Complaint(
      "‹zeros› (3x3)", .unknownName,
      "`zeros` is not a command",
      "no command has this name",
      help: ["a function has no space before its parenthesis: zeros(…)"]),
    Complaint(
      "‹f› (x)", .unknownName,
      "`f` is not a command",
      "no command has this name",
      help: ["a function has no space before its parenthesis: f(…)"]),
    Complaint(
      "‹banana› 3", .unknownName,
      "`banana` is not a command",
      "no command has this name",
      help: ["a function has its arguments in parentheses: banana(…)"]),
    Complaint(
      "x = ‹cnov› x k", .unknownName,
      "`cnov` is not a command",
      "no command has this name",
      help: ["did you mean `conv`?"]),
    Complaint(
      "conv x k ‹|›", .syntax,
      "a command is missing after `|`",
      "the chain continues here",
      help: ["for example: shape 32x32 | conv k=5 | pool 2"]),
    Complaint(
      "conv x k ‹|› 3", .syntax,
      "a command is missing after `|`",
      "the chain continues here",
      help: ["for example: shape 32x32 | conv k=5 | pool 2"]),
    Complaint(
      "conv x k | ‹conv(›k=5)", .syntax,
      "a chain is made of commands, not of calls",
      "a call",
      help: ["leave the parentheses out: | conv k=5"]),
    Complaint(
      "‹and› = 3", .reservedName,
      "`and` is an operator and cannot be a variable",
      "not a name",
      help: ["choose another name"]),
    Complaint(
      "‹a› not b", .unknownName,
      "`a` is not a command",
      "no command has this name",
      help: ["a function has its arguments in parentheses: a(…)"]),
    Complaint(
      "a ‹=›> b", .syntax,
      "a value is missing after `=`",
      "a number, a name, a matrix … must follow"),
  ]
}
