extension Chapter {
  static let program = Chapter(
    name: "program", synonyms: ["convo", "shell", "command-line", "flags", "json", "exit-status"],
    summary: "Calling convo from the shell: options, exit status, environment.",
    parts: [
      .table(
        "Forms",
        [
          ["convo", "a conversation at a terminal; else standard input as a script"],
          ["convo FILE…", "scripts, as transcripts"],
          ["convo -c 'conv 5x5 3x3'", "words as a script; may be repeated"],
          ["convo check FILE…", "only the expect lines: N passed, N failed"],
          ["convo check --update FILE…", "writes what comes out into the expect lines"],
          ["convo render LESSON --to html", "a lesson as a page; also md, tex, ipynb"],
          ["convo help [TOPIC…]", "this manual"],
        ]),
      .table("Options", programOptions),
      .table(
        "Shell completion",
        [
          [
            "bash",
            "convo --generate-completion-script bash > ~/.local/share/bash-completion/completions/convo",
          ],
          ["zsh", "convo --generate-completion-script zsh > a folder of $fpath, as _convo"],
          [
            "fish",
            "convo --generate-completion-script fish > ~/.config/fish/completions/convo.fish",
          ],
        ]),
      .table(
        "Blocks of --json --explain",
        [
          ["heading", "title, facts"],
          [
            "derivation",
            "label, symbol, formula, latex, values by symbol, substituted, result, remark",
          ],
          ["fact", "label, text; where it is more than words, parts: words, formula, code, shape"],
          ["note", "text, and parts as a fact has them"],
          ["step", "title, aside, panels: each a grid or a sum"],
          [
            "  grid",
            "caption, rows of cells, leftOut; a cell has a role and a number, text or dot",
          ],
          [
            "  sum",
            "kind (sum, maximum, minimum, norm), groups of rows of factors, bias, divisor, result",
          ],
          ["omitted", "text"],
          ["matrix", "name, shape, value, entries, blocks, rowLabels, columnLabels"],
          ["table", "caption, header, rows, numeric columns"],
          ["listing", "language, text: a program"],
          ["picture", "palette, panels: caption, least, greatest, form, values"],
          ["result", "name, and the value as a statement has it"],
          [
            "",
            "A number is value, with exact where that is rounded, or symbolic; a complex one is [re, im].",
          ],
        ]),
      .table(
        "Exit status",
        [
          ["0", "success"], ["1", "a statement or an expect failed"],
          ["2", "the command line is wrong"],
        ]),
      .table(
        "Environment",
        [
          ["NO_COLOR, CLICOLOR_FORCE", "never colour; always colour"],
          ["TERM=dumb", "no colour and no line editor"],
          ["COLUMNS", "the width of text in a pipe"],
          ["PAGER", "the program for long answers, else less; empty for none"],
          ["VISUAL, EDITOR", "the program for edit, else vi"],
          ["CONVO_LESSONS", "a folder of lessons in place of the course"],
          ["CONVO_HISTORY", "the file of the history; empty for none"],
        ]),
      .table(
        "Files",
        [
          ["~/.config/convo/config.convo", "your settings; set save writes them"],
          ["~/.local/state/convo/", "the history, and your place in the lessons"],
          ["~/.editrc", "keys: see editrc(5)"],
        ]),
      .prose(
        "With --safe no file is read or written, no program is run, and the limits cannot be raised: 100000 cells, 64 MiB of memory, lines of 16 KiB, statements of 256 KiB, answers of 1 MiB of text, and 16 MiB of output in a run, which then ends with status 1."
      ),
      .prose(
        "XDG_CONFIG_HOME and XDG_STATE_HOME replace the folders ~/.config and ~/.local/state."),
    ], related: ["scripts", "keys", "expect"])

  /// The program's options; a test compares them with what it takes.
  static let programOptions = [
    ["-c WORDS", "run these words as a script"],
    ["--json", "one JSON object per statement, each on a line"],
    ["--explain", "with --json: the blocks of each explanation too, as document"],
    ["--quiet", "values only"], ["--bail", "stop at the first statement that fails"],
    ["--no-config", "at a terminal: do not read your settings"],
    ["--safe", "for scripts from other people: no files, low limits, bounded output"],
    ["--color WHEN", "auto, always or never"], ["--version", "the version"],
    ["--notices", "the notices of what is linked into the program"],
    ["-h, --help", "a summary of this page"],
    ["--generate-completion-script SHELL", "completions for bash, zsh or fish"],
  ]

  static let scripts = Chapter(
    name: "scripts", synonyms: ["lessons", "comments", "files"],
    summary: "Scripts and lessons: the same language in a file, checked by expect.",
    parts: [
      .prose(
        "A script is a text file of statements. Lines that begin with # are prose. expect checks results, so a lesson cannot be wrong:"
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
          ["convo --safe file", "for scripts from other people"],
          ["convo --json file", "one JSON object per statement"],
        ]),
      .prose("The folder Lessons contains the course."),
    ],
    examples: [.init("conv([1 2 3], [1 1]); expect [3 5]")],
    related: ["expect", "errors", "program"])

  static let homework = Chapter(
    name: "homework", synonyms: ["assignments", "grading", "marks", "mistakes", "submissions"],
    summary: "Assignments, answers and scores: keys are computed, wrong answers explained.",
    parts: [
      .prose(
        "An assignment is a script. Its keys are computed, so a wrong answer can be compared with the results of common mistakes:"
      ),
      .prose(
        "assignment hw1 \"First windows\"\nx = [1 2 3; 4 5 6; 7 8 9]\ncredit flip=1/2\nproblem 1 \"Slide [1 0; 0 -1] over x.\" points=4\nanswer  1 = conv(x, [1 0; 0 -1])"
      ),
      .table(
        "From the shell",
        [
          ["convo hw1.convo", "the worked answers"],
          ["convo lint hw1.convo", "mistakes that its numbers cannot reveal"],
          ["convo sheet hw1.convo", "the sheet for students, without answers"],
          ["convo grade hw1.convo folder", "scores and explanations for a teacher"],
          ["… --audience student", "the same without the key"],
          ["… --format csv", "also json, html, gradescope, github, canvas, moodle, junit, tap"],
          ["… --match moodle", "also canvas, github, nbgrader, gradescope, or 'hw1_{id}_*'"],
          ["… --format marks", "answers to problems with manual; --marks takes their scores"],
          ["convo package hw1.convo --for gradescope", "an autograder; also github"],
        ]),
      .prose(
        "Answers are read in any common notation: MATLAB’s, NumPy’s and PyTorch’s output, rows on lines, fractions, decimals rounded to at least two places. An unreadable answer does not count as wrong."
      ),
      .prose(
        "A matrix earns points for the cells that a constant answer would not get right, if at least half of them are right. A named mistake earns the share given by credit. random(4x4, seed=variant(\"x\")) gives each student different numbers."
      ),
    ],
    examples: [
      .init(
        "x = [1 2; 3 4]; problem 1 \"Slide [1 1; 0 1] over x.\" points=2; answer 1 = conv(x, [1 1; 0 1])"
      )
    ],
    related: ["problem", "answer", "credit", "bug", "require", "ensure", "variant", "scripts"])

  static let keys = Chapter(
    name: "keys", synonyms: ["keyboard", "editing", "completion", "history", "shortcuts", "vi"],
    summary: "The keys at the prompt.",
    parts: [
      .table(
        "Editing",
        [
          ["Tab", "completes, or lists the candidates with meanings"],
          ["Left Right Home End", "move; Ctrl-A and Ctrl-E too"],
          ["Alt-B Alt-F", "a word back, a word forward"],
          ["Right or End", "at the end of the line: accept the dimmed text"],
          ["Ctrl-W Ctrl-U Ctrl-K", "delete the word, all before, all after the cursor"],
          ["Ctrl-_", "undo"],
          ["Ctrl-Y", "put it back"], ["Ctrl-L", "clear the screen"],
        ]),
      .table(
        "History",
        [
          ["Up Down", "earlier and later lines that begin like this one"],
          ["Ctrl-R", "search; again for an older one"],
        ]),
      .table(
        "Statements",
        [
          ["Enter", "runs a complete statement; continues while a bracket is open"],
          ["Alt-Enter", "always a new line"],
          ["Ctrl-C", "discards the line, or stops a computation"],
          ["Up", "at a continuation prompt: back to the row above"],
          ["Ctrl-D", "on an empty line: leaves a quiz, a lesson, the program"],
          ["Ctrl-Z", "to the shell; fg returns"],
        ]),
      .prose(
        "The keys are those of Emacs; `bind -v` in ~/.editrc selects those of vi, and other lines there bind keys. The history is kept in $XDG_STATE_HOME, or ~/.local/state."
      ),
    ], related: ["help", "values", "program"])
}
