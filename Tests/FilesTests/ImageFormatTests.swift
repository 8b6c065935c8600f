import Arithmetic
import Files
import Testing

/// Images that other programs read and write.
@Suite struct ImageFormatTests {
  /// A gate where only one program is installed.
  private func gate(with program: String, printing output: [UInt8]) -> FileGate {
    FileGate(
      read: { _, _ throws(FileError) in [] }, write: { _, _ throws(FileError) in },
      filter: { bytes, words, _ throws(FileError) in
        words[0] == program ? output + bytes : nil
      })
  }

  @Test(arguments: [
    ("a.png", "pngtopnm"), ("b.JPG", "djpeg"), ("c.jpeg", "magick"), ("d.gif", "ffmpeg"),
    ("e.webp", "convert"),
  ])
  func anyOneOfThemDoes(path: String, program: String) throws {
    let format = try #require(ImageFormat(path: path))
    let gate = gate(with: program, printing: [80])
    #expect(try format.decoded([1, 2], by: gate, limit: 10) == [80, 1, 2])
  }

  @Test func noneIsSaidWithTheirNames() throws {
    let format = try #require(ImageFormat(path: "x.png"))
    #expect(
      throws: FileError.system(
        "to read .png one of these must be installed: pngtopnm, ImageMagick or ffmpeg")
    ) { try format.decoded([1], by: .absent, limit: 10) }
    #expect(
      throws: FileError.system(
        "to write .png one of these must be installed: pnmtopng or ImageMagick")
    ) { try format.encoded([1], by: .absent) }
    #expect(throws: FileError.closed) { try format.decoded([1], by: .closed, limit: 10) }
  }

  @Test func whatAllRefuseIsMalformed() throws {
    let format = try #require(ImageFormat(path: "x.png"))
    let broken = FileGate(
      read: { _, _ throws(FileError) in [] }, write: { _, _ throws(FileError) in },
      filter: { _, words, _ throws(FileError) in words[0] == "ffmpeg" ? nil : [] })
    #expect(throws: FileError.malformed("pngtopnm and magick and convert cannot read it")) {
      try format.decoded([1], by: broken, limit: 10)
    }
  }

  @Test(arguments: ["x.npy", "x", "x.pgm", ".png", "png"])
  func othersAreNoImages(path: String) {
    #expect(ImageFormat(path: path) == nil)
  }
}
