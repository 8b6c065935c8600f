internal import Commands
internal import Documents
internal import Syntax

/// The statements of homework, for help and completion. `Session+Sheets.swift` runs them.
extension Directive {
  static let sheets: [EntryTable.Line] = [
    .directive("assignment") {
      sheet(
        .assignment, "Begin an assignment.",
        usage: ["assignment ID \"Title\" due=2026-11-30T23:59+01:00 late=10%/day salt=…"],
        details: [
          "Everything after it belongs to the assignment, and earlier problems are forgotten; points= and follow-share= are the defaults of its problems. An assignment is a script: running it shows its worked answers. late=10%/day, 5%/hour or 20% is the share of the points that a late submission loses. salt= enters the seeds that variant(\"x\") gives each student."
        ],
        examples: [
          "assignment hw1 \"First steps\"", "assignment hw1 \"First steps\" due=2026-11-30",
        ])
    },
    .directive("student") {
      sheet(
        .student, "Name the student.", usage: ["student ID \"Name\""],
        details: ["In an assignment it selects that student’s numbers."],
        examples: ["student u1002 \"Bob\""])
    },
    .directive("problem") {
      sheet(
        .problem, "Pose a problem.",
        usage: [
          "problem ID \"text\" points=4 credit=cells|all from=1/2 tol=1% places=2",
          "problem ID \"text\" allow=literal|arithmetic|commands follow=ID follow-share=3/4",
        ],
        details: [
          "An identifier is any word: 1, 5a, Q3. credit=cells, the default, gives points for the cells of a matrix that no constant answer would get right, and none below from=; credit=all gives points only for the whole. tol= allows a difference, as a number or as a percentage of the maximum; places= is the required number of places of rounded decimals, counted from the first significant digit; six significant digits are compared as floats are. follow=5a also accepts the result of the student’s own 5a. reveal=size lets reports name the right size, and the problem whose answer this is. manual has a person mark the answer, which may be words. In the text {n} is a value, of the student’s own numbers too; {{ and }} are braces."
        ],
        examples: [
          "problem 1 \"Slide k over x.\" points=4",
          "n = 5; problem 1 \"How many windows of 3 fit into {n} samples?\"; answer 1 = n - 2",
          "problem 2 \"Why is that?\" points=2 manual",
        ])
    },
    .directive("answer") {
      sheet(
        .answer, "Give the answer to a problem.",
        usage: ["answer ID = VALUE or command", "answer ID ="],
        details: [
          "In an assignment it is the key, computed and shown; answer(5a) is its value in later answers. In a submission the last answer to a problem counts, and nothing after the equals sign is a blank answer."
        ],
        examples: [
          "answer 1 = conv([1 2 3], [1 1])", "answer 1 = 3x3",
          "answer 5a = 2 + 3; answer 5b = 2 * answer(5a)",
        ])
    },
    .directive("hint") {
      sheet(
        .hint, "Write a hint, or ask for one.", usage: ["hint ID \"text\" cost=1/4", "hint"],
        details: ["A problem’s hints are shown one at a time; cost= is a share of its points."],
        examples: ["problem 1 \"?\"; hint 1 \"Draw the zeros around x first.\""])
    },
    .directive("bug") {
      sheet(
        .bug, "Describe another mistake.", usage: ["bug ID NAME \"message\" credit=1/2 = EXPR"],
        details: [
          "In addition to the catalogue of mistakes, an answer equal to EXPR is explained by the message and earns credit= of the points."
        ],
        examples: ["problem 1 \"?\"; bug 1 forgot-half \"Halve it.\" credit=1/2 = 2 * 21"])
    },
    .directive("credit") {
      sheet(
        .credit, "Give partial credit for named mistakes.",
        usage: ["credit flip=1/2 padding-ignored=1/4"],
        details: ["It applies to the problems after it."], examples: ["credit flip=1/2"])
    },
    .directive("require") {
      sheet(
        .require, "Require a condition instead of a value.", usage: ["require ID CONDITION"],
        details: [
          "_ is the student’s value, and call has the parameters of a command: call.kernel == 5x5."
        ],
        examples: ["problem 1 \"?\"; require 1 shape(_) == 3x3"])
    },
    .directive("accept") {
      sheet(
        .accept, "Accept every answer, or one more.", usage: ["accept ID all", "accept ID VALUE"],
        details: ["For a problem that turned out to be wrong, or to have two right answers."],
        examples: ["problem 1 \"?\"; accept 1 all", "problem 2 \"?\"; accept 2 [1 2]"])
    },
    .directive("ensure") {
      sheet(
        .ensure, "Draw random data again until a condition holds.", usage: ["ensure CONDITION"],
        details: [
          "Data drawn with random(…, seed=variant(\"x\")) are drawn again, at most a hundred times; with other data the condition must hold at once."
        ],
        examples: [
          "assignment hw1; x = random(3, seed=variant(\"x\"), low=0, high=1); ensure sum(x) > 0"
        ])
    },
    .directive("secret") {
      sheet(
        .secret, "Compute a value that no sheet shows.", usage: ["secret z = …"],
        details: ["Keys can use it; the sheet for students omits it."],
        examples: ["secret z = [1 2; 3 4]"])
    },
  ]

  private static func sheet(
    _ kind: SheetStatement.Kind, _ summary: String,
    usage: @autoclosure @escaping @Sendable () -> [String],
    details: @autoclosure @escaping @Sendable () -> [String],
    examples: @autoclosure @escaping @Sendable () -> [String]
  ) -> Directive {
    Directive(
      name: kind.rawValue, summary: summary, topic: .homework, usage: usage(), details: details(),
      examples: examples().map { Example($0) }, related: ["homework"]
    ) { session, before in
      guard before.isEmpty else { return [] }
      return session.sheet.problems.map {
        .init(text: $0.id, meaning: ManualText.short($0.text), ending: " ")
      }
    } body: { _, call throws(Diagnostic) in
      throw Diagnostic(
        .syntax, "`\(kind.rawValue)` is not allowed here", labels: [.init(call.form.span)])
    }
  }
}
