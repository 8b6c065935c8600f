import Arithmetic
import Documents
import Rendering
import SnapshotFiles
import Testing

@Suite struct TranscriptRendererTests {
  @Test(arguments: [Style.plain, .ansi])
  func aLessonLooksAsRecorded(style: Style) throws {
    var bytes: [UInt8] = []
    var transcript = TranscriptRenderer(TextRenderer(width: 60, style: style))
    transcript.prose("## Sliding windows", into: &bytes)
    transcript.gap()
    transcript.prose("# A window slides over the input.", into: &bytes)
    transcript.prose("# At each place it gives one number.", into: &bytes)
    transcript.prose("#", into: &bytes)
    transcript.prose(
      "# This line is so long that it has to be broken where the screen ends.", into: &bytes)
    transcript.statement("x = [1 2 3]", into: &bytes)
    transcript.statement("k = [1\n     \t1]  # two taps", into: &bytes)
    transcript.gap()
    transcript.prose("# Now:", into: &bytes)
    transcript.statement("conv(x, k)", into: &bytes)
    transcript.answer(
      Document { Block.result(name: "", value: .tensor(Tensor([3, 5]))) }, into: &bytes)
    transcript.statement("conv x y", into: &bytes)
    transcript.answeredElsewhere()
    transcript.statement("quit", into: &bytes)
    try expectSnapshot(bytes, "transcript-\(style).txt")
  }
}
