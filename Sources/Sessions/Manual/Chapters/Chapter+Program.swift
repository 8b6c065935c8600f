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
        "Exit status",
        [
          ["0", "all went well"], ["1", "a statement failed, or an expect did not hold"],
          ["2", "the command line is wrong"],
        ]),
      .table(
        "Environment",
        [
          ["NO_COLOR, CLICOLOR_FORCE", "no colour; colour in any case"],
          ["TERM=dumb", "no colour and no line editor"],
          ["COLUMNS", "the width of what is written to a pipe"],
          ["PAGER", "what shows long answers a screen at a time, else less; empty for nothing"],
          ["VISUAL, EDITOR", "what edit opens, else vi"],
          ["CONVO_LESSONS", "the folder of lessons"],
          ["CONVO_HISTORY", "the file of the history; empty for none"],
        ]),
      .table(
        "Files",
        [
          ["~/.config/convo/config.convo", "your settings; set save writes them"],
          ["~/.local/state/convo/", "the history, and where you are in the lessons"],
          ["/usr/share/convo/lessons/", "lessons, where none are nearer: see help lesson"],
          ["~/.editrc", "keys: see editrc(5)"],
        ]),
      .prose(
        "With --safe no file is read or written, nothing is run, and the limits cannot be raised: 100000 cells, 64 MiB of memory, lines of 16 KiB, statements of 256 KiB, answers of 1 MiB of text, and 16 MiB of output in a run, which then ends with status 1."
      ),
      .prose(
        "XDG_CONFIG_HOME and XDG_STATE_HOME name other folders than ~/.config and ~/.local/state."),
    ], related: ["scripts", "keys", "expect"])

  /// The program's options; a test compares them with what it takes.
  static let programOptions = [
    ["-c WORDS", "run these words as a script"],
    ["--json", "one JSON object a statement, each on a line"],
    ["--quiet", "values only"], ["--bail", "stop at the first statement that fails"],
    ["--no-config", "at a terminal: leave your own settings unread"],
    ["--safe", "for scripts that a stranger wrote: no files, low limits, bounded output"],
    ["--color WHEN", "auto, always or never"], ["--version", "the version"],
    ["-h, --help", "a summary of this page"],
    ["--generate-completion-script SHELL", "completions for bash, zsh or fish"],
  ]
}
