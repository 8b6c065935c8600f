internal import Documents

extension Answer {
  /// The answer about shapes that are too large for a sum of symbols in every cell: the sizes, and the
  /// shape of what would come out.
  static func counted(
    kind: String, facts: [String], shape: [Int], origin: Origin? = nil,
    @DocumentBuilder sizes: @escaping @Sendable () -> [Block]
  ) -> Answer {
    Answer(kind: kind, value: .shape(shape), origin: origin) {
      Document {
        Block.heading(title: kind, facts: facts)
        sizes()
        Block.countedNote
        Block.result(name: "shape", value: .shape(shape))
      }
    }
  }
}

extension Block {
  static let countedNote = Block.note(
    "Shapes this large are counted, not written out in symbols.")
}
