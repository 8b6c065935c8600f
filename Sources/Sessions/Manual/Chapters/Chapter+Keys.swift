extension Chapter {
  static let keys = Chapter(
    name: "keys", synonyms: ["keyboard", "editing", "completion", "history", "shortcuts", "vi"],
    summary: "The keys at the prompt.",
    parts: [
      .table(
        "Editing",
        [
          ["Tab", "completes; a second Tab lists what fits, with meanings"],
          ["Left Right Home End", "move; Ctrl-A and Ctrl-E too"],
          ["Alt-B Alt-F", "a word back, a word on"],
          ["Right or End", "at the end of the line: take what is shown dimmed"],
          ["Ctrl-W Ctrl-U Ctrl-K", "delete the word, all before, all behind the cursor"],
          ["Ctrl-Y", "put it back"], ["Ctrl-L", "clear the screen"],
        ]),
      .table(
        "History",
        [
          ["Up Down", "earlier and later lines that begin as this one does"],
          ["Ctrl-R", "search; again for an older one"],
        ]),
      .table(
        "Statements",
        [
          ["Enter", "runs a whole statement; goes on while a bracket is open"],
          ["Alt-Enter", "a new line in any case"],
          ["Ctrl-C", "drops the line, or stops what runs"],
          ["Ctrl-D", "on an empty line: leave"], ["Ctrl-Z", "to the shell; fg comes back"],
        ]),
      .prose(
        "Keys are Emacs's; `bind -v` in ~/.editrc makes them vi's, and other lines there bind what you like. The history is kept in $XDG_STATE_HOME, or ~/.local/state."
      ),
    ], related: ["help", "values", "program"])
}
