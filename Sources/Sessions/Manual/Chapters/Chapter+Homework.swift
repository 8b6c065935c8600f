extension Chapter {
  static let homework = Chapter(
    name: "homework", synonyms: ["assignments", "grading", "marks", "mistakes", "submissions"],
    summary: "Assignments, answers and marks: keys are computed, wrong answers explained.",
    parts: [
      .prose(
        "An assignment is a script. Its keys are computed, so that a wrong answer can be compared with what each usual mistake would give:"
      ),
      .prose(
        "assignment hw1 \"First windows\"\nx = [1 2 3; 4 5 6; 7 8 9]\ncredit flip=1/2\nproblem 1 \"Slide [1 0; 0 -1] over x.\" points=4\nanswer  1 = conv(x, [1 0; 0 -1])"
      ),
      .table(
        "From the shell",
        [
          ["convo hw1.convo", "the worked answers"],
          ["convo lint hw1.convo", "which mistakes its numbers cannot show"],
          ["convo sheet hw1.convo", "what is handed out, without answers"],
          ["convo grade hw1.convo folder", "marks and explanations for a teacher"],
          ["… --audience student", "the same without anything of the key"],
          ["… --format csv", "also json, html, gradescope, github, canvas, moodle, junit, tap"],
        ]),
      .prose(
        "Answers are read in any usual notation: MATLAB’s, NumPy’s and PyTorch’s prints, rows on lines, fractions, decimals rounded to at least two places. An answer that cannot be read is not a wrong one."
      ),
      .prose(
        "A matrix earns by the cells that a constant would not get right, from half of them on. A named mistake earns what credit says. random(4x4, seed=variant(\"x\")) gives each student numbers of their own."
      ),
    ],
    examples: [
      .init(
        "x = [1 2; 3 4]; problem 1 \"Slide [1 1; 0 1] over x.\" points=2; answer 1 = conv(x, [1 1; 0 1])"
      )
    ],
    related: ["problem", "answer", "credit", "bug", "require", "ensure", "variant", "scripts"])
}
