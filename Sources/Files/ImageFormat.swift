/// A format of images that other programs turn into Netpbm and back.
///
/// The program gets the file's bytes on its standard input and nothing else: no file name, and no shell.
public struct ImageFormat: Sendable {
  /// The extension, in lower case: `png`.
  public let name: String
  /// The programs that read it, with their arguments, the first choice first.
  let readers: [[String]]
  let writers: [[String]]

  /// - Returns: Nil for an extension that is none of these.
  public init?(path: String) {
    guard let name = NumberFormat.fileExtension(of: path) else { return nil }
    self.name = name
    let kind: String
    switch name {
    case "png": kind = "png"
    case "jpg", "jpeg": kind = "jpeg"
    case "gif": kind = "gif"
    case "bmp", "webp", "tif", "tiff": kind = name
    default: return nil
    }
    let magick = [["magick", "\(kind):-", "pnm:-"], ["convert", "\(kind):-", "pnm:-"]]
    let ffmpeg = [
      "ffmpeg", "-v", "error", "-i", "pipe:0", "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm",
      "pipe:1",
    ]
    switch kind {
    case "png":
      readers = [["pngtopnm"]] + magick + [ffmpeg]
      writers = [["pnmtopng"], ["magick", "pnm:-", "png:-"], ["convert", "pnm:-", "png:-"]]
    case "jpeg":
      readers = [["djpeg", "-pnm"]] + magick + [ffmpeg]
      writers = [["cjpeg"], ["magick", "pnm:-", "jpeg:-"], ["convert", "pnm:-", "jpeg:-"]]
    case "gif":
      readers = [["giftopnm"]] + magick + [ffmpeg]
      writers = []
    default:
      readers = magick + [ffmpeg]
      writers = [["magick", "pnm:-", "\(kind):-"], ["convert", "pnm:-", "\(kind):-"]]
    }
  }

  /// The names of images that can be written.
  public static let writable = ["png", "jpg"]

  /// The image in Netpbm.
  ///
  /// - Throws: `.malformed` if every program that there is refuses the bytes; `.system` if there is none.
  public func decoded(
    _ bytes: [UInt8], by gate: FileGate, limit: Int
  ) throws(FileError) -> [UInt8] {
    try run(readers, on: bytes, by: gate, limit: limit, doing: "read")
  }

  /// Netpbm's bytes in this format.
  public func encoded(_ bytes: [UInt8], by gate: FileGate) throws(FileError) -> [UInt8] {
    try run(writers, on: bytes, by: gate, limit: bytes.count * 2 + (1 << 20), doing: "write")
  }

  private func run(
    _ programs: [[String]], on bytes: [UInt8], by gate: FileGate, limit: Int, doing verb: String
  ) throws(FileError) -> [UInt8] {
    var refused: [String] = []
    for program in programs {
      guard let output = try gate.filter(bytes, program, limit) else { continue }
      if !output.isEmpty { return output }
      refused.append(program[0])
    }
    guard refused.isEmpty else {
      throw .malformed("\(refused.joined(separator: " and ")) cannot \(verb) it")
    }
    let names = programs.map { $0[0] == "magick" || $0[0] == "convert" ? "ImageMagick" : $0[0] }
    var known: [String] = []
    for name in names where !known.contains(name) { known.append(name) }
    guard let last = known.popLast() else { throw .system("no program \(verb)s .\(name) here") }
    let list = known.isEmpty ? last : known.joined(separator: ", ") + " or " + last
    throw .system("to \(verb) .\(name) one of these must be installed: \(list)")
  }
}
