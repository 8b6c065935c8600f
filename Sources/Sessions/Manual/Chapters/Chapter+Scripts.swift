extension Chapter {
  static let scripts = Chapter(
    name: "scripts", synonyms: ["lessons", "comments", "files"],
    summary: "Scripts and lessons: the same language in a file, checked by expect.",
    parts: [
      .prose(
        "A script is a text file of statements. Lines that begin with # are prose. expect checks what came out, so that a lesson cannot say what is not so:"
      ),
      .prose(
        "# A kernel of ones adds up its window.\nconv [1 2 3] [1 1]\nexpect [3 5]\nconv [1 2] [1 1 1]\nexpect error kernel-too-large"
      ),
      .table(
        "From the shell",
        [
          ["convo lesson.convo", "prose, statements and answers"],
          ["convo < lesson.convo", "the same"],
          ["convo check *.convo", "only the expect lines: N passed, N failed"],
          ["convo --safe file", "for scripts that a stranger wrote"],
          ["convo --json file", "one JSON object a statement"],
        ]),
      .prose("The folder Lessons holds the course."),
    ],
    examples: [.init("conv([1 2 3], [1 1]); expect [3 5]")],
    related: ["expect", "errors", "program"])
}
