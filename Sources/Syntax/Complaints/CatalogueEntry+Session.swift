/// Errors in limits, checks, files and settings.
extension CatalogueEntry {
  static let session: [DiagnosticCode: CatalogueEntry] = [
    .tooLarge: CatalogueEntry(
      "this would take more than the limit",
      """
      Computations with too many cells, too many multiplications or too long numbers are refused before \
      they start; the message gives the size they would have. `set limit` raises the limit; shapes alone \
      show the arithmetic without numbers. With --safe an answer has at most 1 MiB of text, and the \
      whole output 16 MiB.
      """, example: "zeros(100000x100000)"),
    .tooMuchMemory: CatalogueEntry(
      "this would take more memory than is allowed",
      """
      All variables, and everything computed from them, share one amount of memory. A computation that \
      would not fit is refused before it starts; the message gives the size that would fit. `x = 0` frees \
      the value of x, `set limit 1 GiB` allows more, and float(x) shortens long exact numbers.
      """, example: "(iota(200x200) + 3) * 2^100000"),
    .tooLong: CatalogueEntry(
      "a line or a statement is too long",
      """
      A line and a statement have at most 64 MiB; with --safe a line has 16 KiB, a statement 256 KiB. \
      Usually a bracket was never closed, so that everything after it belongs to one statement: the \
      arrow shows that bracket. A statement that is too long is skipped, and the script continues after \
      it. Read long lists of numbers with `load`.
      """),
    .interrupted: CatalogueEntry(
      "the statement was interrupted",
      """
      Ctrl-C stops a computation. Variables keep the values they had before the statement.
      """),
    .expectation: CatalogueEntry(
      "the last result differs from the expected one",
      """
      `expect` compares the last result with a value, a shape or an error code. Shapes are compared \
      first, then the numbers one by one; the first that differs is named. A tolerance, tol=1e-6, is \
      for floats; exact numbers are equal or not.
      """, example: "1 + 1; expect 3"),
    .nothingYet: CatalogueEntry(
      "there is no earlier result",
      """
      `_`, `expect`, `why` and `who` refer to the last result, and there is none in the session yet, or \
      it has another kind.
      """, example: "_ + 1"),
    .notInSafeMode: CatalogueEntry(
      "not allowed with --safe",
      """
      With --safe no file is read or written, limits are lower and output is bounded, for scripts from \
      other people. Run a script that you trust without --safe.
      """),
    .notInScripts: CatalogueEntry(
      "only for conversations at a terminal",
      """
      Some commands need an interactive conversation: `history`, `edit`, `set save`, `lesson next`. A \
      script, piped in or read from a file, has no history and no place in a lesson, and leaves saved \
      settings unchanged.
      """, example: "history"),
    .file: CatalogueEntry(
      "a file cannot be read or written",
      """
      The message gives the reason: the file does not exist, may not be read, or its contents do not \
      match its extension. File names are relative to the folder in which convo was started.
      """, example: "load \"no-such-file.npy\""),
    .setting: CatalogueEntry(
      "no such setting, or not one of its values",
      """
      `set` alone lists the settings and their values; `set name value` changes one for the session.
      """, example: "set banana 3"),
  ]
}
