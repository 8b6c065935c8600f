internal import Arithmetic
internal import Computations
internal import Documents
internal import Files
internal import Syntax

extension Command {
  /// `load` reads numbers from a file.
  static let load = Command(
    name: "load",
    summary: "Read numbers from a file: .npy, .csv, .json, .pgm, .ppm, .png, .jpg.",
    topic: .values,
    parameters: [.fileName],
    details: [
      "The ending tells the format. Whole numbers and decimals come in as exact numbers; the floats of a .npy stay floats. One line of a .csv is a vector, more are a matrix; between semicolons or tabs a comma may be the decimal point, and a first line of words is passed over.",
      "A grey image is rows × columns, a colour image 3 × rows × columns, with the numbers of the file: 0…255 or 0…65535, and 1 for black in a .pbm. Other images, .png, .jpg and their like, are read with the help of pngtopnm, djpeg, ImageMagick or ffmpeg, whichever is installed; with --safe none is asked. File names are relative to the folder in which convo was started.",
    ],
    examples: [
      Example("save \"numbers.csv\" [1 2; 3 4]; load \"numbers.csv\"", gives: "[1 2; 3 4]"),
      Example("save \"x.npy\" [1 2 3]; sum(load(\"x.npy\"))", gives: "6"),
    ], related: ["save", "show", "numbers"]
  ) { call throws(Diagnostic) in
    let argument = try call.required(.fileName)
    guard case .text(let path)? = try call.value(.fileName) else {
      throw call.wrongKind(argument, "the file's name is needed here, in quotes")
    }
    let tensor = try call.numbers(inFile: path, at: argument.span)
    return Answer(kind: "load", value: .tensor(tensor)) {
      Document {
        Block.fact(label: "shape", text: ShapeText.times(tensor.shape))
        Block.fact(label: "numbers", text: tensor.kindText)
        Block.result(name: "", value: .tensor(tensor))
      }
    }
  }
}

extension Parameter {
  static let fileName = Parameter(
    "file", [], .file, "the file's name, in quotes", positional: true)
}

extension Call {
  /// No cell of any format takes more bytes than this, blanks and header aside.
  private static let bytesPerCell = 32

  fileprivate func numbers(inFile path: String, at span: Span) throws(Diagnostic) -> Tensor {
    let image = ImageFormat(path: path)
    guard let format = NumberFormat(path: path) ?? image.map({ _ in .pnm }) else {
      throw Diagnostic.unknownEnding(
        path, NumberFormat.allCases.map(\.rawValue) + ["png", "jpg"], doing: "read", at: span)
    }
    let most = limits.cells.multipliedReportingOverflow(by: Self.bytesPerCell)
    let limit = most.overflow ? Int.max : most.partialValue + 4096
    do throws(FileError) {
      var bytes = try context.files.read(path, limit)
      if let image { bytes = try image.decoded(bytes, by: context.files, limit: limit) }
      return try format.decode(bytes, within: limits)
    } catch { throw error.diagnostic(for: path, at: span) }
  }
}
