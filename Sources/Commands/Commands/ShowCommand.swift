internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `show` looks at values: their shapes, their numbers, pictures of them.
  static let show = Command(
    name: "show",
    summary: "Look at values: shape, kind of number, range, cells, a picture.",
    topic: .looking,
    parameters: [.anything, .picture, .numbers, .palette],
    details: [
      "Numbers are printed as long as they are few: up to 12×16 in a matrix, 32 in a signal. A larger matrix is drawn, from the darkest for its least number to the brightest for its greatest; a signal always is, as a line of bars. picture and numbers ask for the one or the other whatever the size.",
      "Several values are drawn side by side, each on its own scale, and the planes of a tensor of more axes on one scale. What is larger than the screen is averaged down to fit. Symbols have no brightness and are only written.",
    ],
    examples: [
      Example("show [1 2; 3 4]", gives: "[1 2; 3 4]"),
      Example("show gaussian(5) picture palette=grey"),
      Example("x = random(28x28, seed=1); show x conv(x, laplacian)"),
    ]
  ) { call throws(Diagnostic) in
    let subjects = try ShownValue.all(of: call)
    let choice = PictureChoice(call)
    try choice.check(subjects)
    return Answer(
      kind: "show", value: ShownValue.kept(subjects),
      computation: ShownValue.computation(subjects, call)
    ) {
      Document {
        ShownValue.facts(of: subjects)
        choice.pictures(of: subjects)
        for subject in subjects where choice.showsNumbers(of: subject.value) {
          Block.result(name: subject.name, value: subject.value)
        }
      }
    }
  }
}

extension Parameter {
  static let anything = Parameter(
    "value", [], .value, "any value; several are shown side by side", positional: true,
    repetition: .everyPosition)
  static let picture = Parameter("picture", [], .flag, "draw it, however small")
  static let numbers = Parameter("numbers", [], .flag, "print its numbers, however many")
  static let palette = Parameter(
    "palette", ["colors"], .word, "the colours of a picture",
    words: [Word("heat", "black over red to yellow"), Word("grey", "black to white")],
    fallback: "heat")
}
