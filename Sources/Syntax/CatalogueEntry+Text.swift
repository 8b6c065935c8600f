/// About text and names.
extension CatalogueEntry {
  static let syntax = CatalogueEntry(
    "the text does not follow the grammar",
    """
    A statement is an expression such as `x + 1`, an assignment such as `x = [1 2 3]`, or a command \
    with its words such as `conv x k stride=2`. The arrow shows where reading could not go on; \
    often something is missing just before it: an operator, a comma, a value.
    """, example: "1 + * 2")

  static let unclosed = CatalogueEntry(
    "a bracket or a string is opened and never closed",
    """
    Every `(` and `[` needs its partner, and every string its second quote. While a bracket is open \
    the statement goes on over new lines, so a bracket forgotten in a script swallows the lines \
    below it; the arrow shows the opening one. A string must end on the line it began on.
    """, example: "x = [1 2; 3 4)")

  static let unexpectedCharacter = CatalogueEntry(
    "a character that means nothing here",
    """
    Text copied from a page or a slide brings typographic quotation marks, long dashes and special \
    spaces that look like ordinary ones. The message names the character by its Unicode number. \
    A file must be saved as UTF-8.
    """, example: "3 € 4")

  static let tooDeep = CatalogueEntry(
    "brackets or operations are nested too deeply",
    """
    An expression may nest brackets, signs and powers over \(Parser.depthLimit) levels, and apply \
    \(Parser.heightLimit) operations one upon another. Give a name to a part and go on with the \
    name; a long sum is `sum` of a vector.
    """, example: String(repeating: "-", count: 65) + "1")

  static let raggedMatrix = CatalogueEntry(
    "the rows of a matrix differ in length",
    """
    A matrix is a rectangle: every row has as many elements as the first. A space separates \
    elements, so `[1 -1]` has two and `[1 - 1]` has one; that is where a missing element has often \
    gone.
    """, example: "[1 2; 3]")

  static let badNumber = CatalogueEntry(
    "neither a number nor a shape",
    """
    Numbers are 3, -2, 0.5 and 1e-3; fractions are divisions, 1/9; shapes are sizes with x between \
    them and without spaces, 3x3 or 1x28x28. A product needs its sign: 2*a.
    """, example: "1.2.3")

  static let unknownName = CatalogueEntry(
    "no variable or command has this name",
    """
    A name must be given a value before it is used: x = [1 2 3]. `vars` lists the names there are, \
    `help` the commands. Capitals count: x and X are two names.
    """, example: "banana + 1")

  static let unknownFunction = CatalogueEntry(
    "no function has this name",
    """
    A name right before a parenthesis is a function. Every command is also one: conv(x, k). The \
    nearest name is offered where there is one; `help functions` lists them all.
    """, example: "convolute([1 2 3], [1 1])")

  static let unknownOption = CatalogueEntry(
    "the command or function has no such option",
    """
    Options are written name=value. Their names follow the frameworks, with the letters of the \
    formulas as synonyms: stride or s, padding or p, dilation or d, kernel or k. `help` and the \
    command's name lists those it takes.
    """, example: "conv [1 2 3] [1 1] strid=2")

  static let unknownValue = CatalogueEntry(
    "the option has no such value",
    """
    Some options take one of a few words, as padding=same or padding_mode=reflect; any other word is \
    a slip. The help line lists the words.
    """, example: "conv [1 2 3] [1 1] padding=sane")

  static let missingArgument = CatalogueEntry(
    "something that the command needs is not given",
    """
    A convolution needs an input and a kernel; other commands need what their first line in `help` \
    shows. Shapes alone are enough where no numbers are wanted: conv 5x5 3x3.
    """, example: "conv [1 2 3]")

  static let extraArgument = CatalogueEntry(
    "a value that the command has no place for",
    """
    A command takes a fixed number of values without a name; all others are options, name=value. \
    White space separates values in command form, so `[1 2] [3]` is two and `x -1` is two, while \
    `x - 1` is one.
    """, example: "conv [1 2 3] [1 1] [1]")

  static let repeatedOption = CatalogueEntry(
    "an option is given twice",
    """
    An option has one value. A synonym counts as the option itself: s and stride are the same, p \
    and padding, k and kernel.
    """, example: "conv [1 2 3] [1 1] stride=1 s=2")

  static let wrongKind = CatalogueEntry(
    "a value of another kind is needed",
    """
    Numbers, tensors, shapes, strings and truth values are different kinds. A stride is a whole \
    number or a pair, a file name is a string, a condition is true or false. The message says which \
    kind stands there and which is needed.
    """, example: "\"text\" + 1")

  static let reservedName = CatalogueEntry(
    "this name cannot be given to a variable",
    """
    The words `and`, `or` and `not` are operators, and `_` is always the last result; a variable \
    with such a name could never be read back.
    """, example: "and = 3")
}
