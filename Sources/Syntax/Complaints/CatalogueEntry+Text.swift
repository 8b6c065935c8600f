/// Errors in text and names.
extension CatalogueEntry {
  static let text: [DiagnosticCode: CatalogueEntry] = [
    .syntax: CatalogueEntry(
      "the text does not follow the grammar",
      """
      A statement is an expression such as `x + 1`, an assignment such as `x = [1 2 3]`, or a command \
      with its arguments such as `conv x k stride=2`. The arrow shows the first place that does not fit; \
      often something is missing just before it: an operator, a comma, a value.
      """, example: "1 + * 2"),
    .unclosed: CatalogueEntry(
      "a bracket or a string is never closed",
      """
      Every `(` and `[` needs its partner, and every string its second quote. While a bracket is open, \
      the statement continues over line ends, so an unclosed bracket in a script swallows the lines \
      below it; the arrow shows the opening bracket. A string must end on the line it begins on.
      """, example: "x = [1 2; 3 4)"),
    .unexpectedCharacter: CatalogueEntry(
      "a character has no meaning here",
      """
      Text copied from a web page or a slide often has typographic quotation marks, long dashes and \
      special spaces that look like ordinary ones. The message gives the character's Unicode number. \
      Files must be saved as UTF-8.
      """, example: "3 € 4"),
    .tooDeep: CatalogueEntry(
      "brackets or operations are nested too deeply",
      """
      An expression may nest brackets, signs and powers \(Parser.depthLimit) levels deep, and operations \
      \(Parser.heightLimit) levels. Name a part and use the name; write a long sum as `sum` of a vector.
      """, example: String(repeating: "-", count: 65) + "1"),
    .raggedMatrix: CatalogueEntry(
      "the rows of a matrix differ in length",
      """
      A matrix is rectangular: every row has as many elements as the first. A space separates \
      elements, so `[1 -1]` has two and `[1 - 1]` has one, which often explains a missing element.
      """, example: "[1 2; 3]"),
    .badNumber: CatalogueEntry(
      "neither a number nor a shape",
      """
      Numbers are written 3, -2, 0.5 and 1e-3; fractions are divisions, 1/9; shapes are sizes with x \
      between them, without spaces: 3x3 or 1x28x28. A product needs its sign: 2*a.
      """, example: "1.2.3"),
    .unknownName: CatalogueEntry(
      "no variable or command has this name",
      """
      A variable must be assigned before it is used: x = [1 2 3]. `vars` lists the variables, `help` the \
      commands. Names are case-sensitive: x and X are different.
      """, example: "banana + 1"),
    .unknownFunction: CatalogueEntry(
      "no function has this name",
      """
      A name right before a parenthesis is a function. Every command is also a function: conv(x, k). \
      The message suggests a similar name if there is one; `help functions` lists all of them.
      """, example: "convolute([1 2 3], [1 1])"),
    .unknownOption: CatalogueEntry(
      "the command or function has no such option",
      """
      Options are written name=value. Their names follow the frameworks, with the letters of the \
      formulas as synonyms: stride or s, padding or p, dilation or d, kernel or k. `help` followed by \
      the command's name lists its options.
      """, example: "conv [1 2 3] [1 1] strid=2"),
    .unknownValue: CatalogueEntry(
      "the option has no such value",
      """
      Some options take one of a few words, such as padding=same or padding_mode=reflect. The help line \
      lists the words.
      """, example: "conv [1 2 3] [1 1] padding=sane"),
    .missingArgument: CatalogueEntry(
      "a required argument is missing",
      """
      A convolution needs an input and a kernel; for other commands see the first line of their `help`. \
      Shapes are enough if only sizes are wanted: conv 5x5 3x3.
      """, example: "conv [1 2 3]"),
    .extraArgument: CatalogueEntry(
      "the command takes no such value",
      """
      A command takes a fixed number of positional values; all others are options, name=value. White \
      space separates a command's values, so `[1 2] [3]` and `x -1` are two values, and `x - 1` is one.
      """, example: "conv [1 2 3] [1 1] [1]"),
    .repeatedOption: CatalogueEntry(
      "an option is given twice",
      """
      An option has one value. Synonyms count as the same option: s and stride, p and padding, k and \
      kernel.
      """, example: "conv [1 2 3] [1 1] stride=1 s=2"),
    .wrongKind: CatalogueEntry(
      "a value has the wrong kind",
      """
      Numbers, tensors, shapes, strings and booleans are different kinds. A stride is a whole number or \
      a pair, a file name is a string, a condition is true or false. The message gives the kind found \
      and the kind needed.
      """, example: "\"text\" + 1"),
    .reservedName: CatalogueEntry(
      "a variable cannot have this name",
      """
      The words `and`, `or` and `not` are operators, and `_` is always the last result, so a variable \
      with such a name could never be read.
      """, example: "and = 3"),
  ]
}
