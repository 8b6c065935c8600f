internal import Commands
public import Documents
internal import Syntax

/// The whole manual, for `man`.
extension Manual {
  /// The sections of the manual page.
  public static var book: [(title: String, document: Document)] {
    [
      ("NAME", Document([.note("convo - a conversation about convolutions")])),
      ("SYNOPSIS", synopsis), ("DESCRIPTION", description),
      ("OPTIONS", Document(ManualText.table("", Chapter.programOptions))),
      ("COMMANDS", chapter(.command)),
      ("THE SESSION", chapter(.directive)), ("OPTIONS OF COMMANDS", chapter(.option)),
      ("FUNCTIONS", Document(functions.blocks)), ("ERRORS", errors),
    ]
      + Chapter.all.filter { $0.name != Chapter.program.name }.map { chapter in
        (chapter.name.uppercased(), Document(bare(ManualPage(chapter), named: false)))
      }
      + programTables + [("SEE ALSO", Document([.note("editrc(5), editline(7), less(1)")]))]
  }

  private static var programTables: [(title: String, document: Document)] {
    Chapter.program.parts.compactMap { part in
      guard case .table(let caption, let rows) = part, !["Forms", "Options"].contains(caption)
      else { return nil }
      return (caption.uppercased(), Document(ManualText.table("", rows)))
    }
  }

  private static var synopsis: Document {
    Document([
      .note(
        "convo [-c WORDS] [--json [--explain]] [--quiet] [--bail] [--safe] [--color WHEN] [FILE ...]\n"
          + "convo check [--bail] [--safe] FILE ...\nconvo help [TOPIC ...]")
    ])
  }

  private static var description: Document {
    Document {
      Block.note(
        "convo answers questions about convolutions: sizes, windows, matrices, transposed "
          + "convolutions, pools, gradients, with the whole calculation written out in exact "
          + "numbers. At a terminal it is a conversation; else it runs the statements of files, of "
          + "-c, or of standard input.")
      for part in Chapter.program.parts.prefix(1) { part.blocks }
    }
  }

  /// All pages of a kind, each with its name.
  private static func chapter(_ kind: ManualPage.Kind) -> Document {
    Document { for page in pages where page.kind == kind { bare(page, named: true) } }
  }

  /// A page without links to others.
  private static func bare(_ page: ManualPage, named: Bool) -> [Block] {
    page.document.blocks.filter { block in
      switch block {
      case .heading: named
      case .fact(let label, _): !["try", "see also", "another"].contains(label)
      default: true
      }
    }
  }
}
