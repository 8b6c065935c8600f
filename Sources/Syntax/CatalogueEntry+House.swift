/// About limits, checks, files and settings.
extension CatalogueEntry {
  static let tooLarge = CatalogueEntry(
    "this would take more than the limit",
    """
    What would need too many cells, too many multiplications or too long numbers is refused before \
    it is begun; the message gives the size it would have had. `set limit` raises the limit, shapes \
    alone show the arithmetic without the numbers. With --safe the text of an answer has at most 1 MiB, \
    and all that a run writes 16 MiB.
    """, example: "zeros(100000x100000)")

  static let tooMuchMemory = CatalogueEntry(
    "this would take more memory than there is",
    """
    All variables together, and what is computed from them, share one amount of memory. What would \
    not fit in it is refused before it is begun; the message gives the size it could have had. \
    `x = 0` lets go of what x holds, `set limit 1 GiB` allows for more, and float(x) makes long exact \
    numbers short.
    """, example: "(iota(200x200) + 3) * 2^100000")

  static let tooLong = CatalogueEntry(
    "a line or a statement has more bytes than are read",
    """
    A line and a statement have at most 64 MiB; with --safe a line has 16 KiB, a statement 256 KiB. \
    Mostly a bracket was opened and never closed, so that everything behind it belongs to one \
    statement: the place is that bracket's. What is too long is left out, and the script goes on \
    behind it. Long lists of numbers are read with `load`.
    """)

  static let interrupted = CatalogueEntry(
    "the statement was interrupted",
    """
    Ctrl-C stops what is being computed. Variables keep the values they had before the statement.
    """)

  static let expectation = CatalogueEntry(
    "the last result is not what was expected",
    """
    `expect` compares the last result with a value, a shape or an error code. Shapes are compared \
    first, then the numbers one by one; the first that differs is named. A tolerance, tol=1e-6, is \
    for floats; exact numbers are equal or not.
    """, example: "1 + 1; expect 3")

  static let nothingYet = CatalogueEntry(
    "there is no earlier result to speak of",
    """
    `_`, `expect`, `why` and `who` are about the last result, and there is none in the session so \
    far, or it was of another kind.
    """, example: "_ + 1")

  static let notInSafeMode = CatalogueEntry(
    "not allowed with --safe",
    """
    With --safe no file is read or written, limits are lower and output is bounded: it is meant for \
    scripts that somebody else wrote. Run the script without --safe if you trust it.
    """)

  static let notInScripts = CatalogueEntry(
    "only for conversations at a terminal",
    """
    Some words ask for what a person sees and remembers: `history`, `edit`, `set save`, `lesson next`. \
    A script, piped in or read from a file, has neither history nor place in a lesson and leaves \
    settings as they are.
    """, example: "history")

  static let file = CatalogueEntry(
    "a file cannot be read or written",
    """
    The message gives the reason: the file is not there, may not be read, or does not hold what its \
    ending says. File names are relative to the folder in which convo was started.
    """, example: "load \"no-such-file.npy\"")

  static let setting = CatalogueEntry(
    "no such setting, or not a value of it",
    """
    `set` alone lists the settings with their values; `set name value` changes one until the session \
    ends.
    """, example: "set banana 3")
}
