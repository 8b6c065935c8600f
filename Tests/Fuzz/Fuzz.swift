import Arithmetic
import Files
import Homework
import Rendering
import Sessions
import Syntax

/// What libFuzzer calls with bytes of its own invention: the first one chooses a reader, the others are
/// what it reads. Any input may be refused; none may trap, and none may run without end.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 1 else { return 0 }
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let (choice, rest) = (bytes[0], Array(bytes[1...]))
  switch choice {
  case UInt8(ascii: "a")...UInt8(ascii: "e"):
    let kinds = AnswerKind.allCases
    let kind = kinds[Int(choice - UInt8(ascii: "a")) % kinds.count]
    _ = AnswerReader(kind: kind, sheet: Rooms.sheet).read(String(decoding: rest, as: UTF8.self))
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    let formats = NumberFormat.allCases
    let format = formats[Int(choice - UInt8(ascii: "0")) % formats.count]
    _ = try? format.decode(rest, within: Rooms.limits)
  default:
    var session = Rooms.session
    session.run(String(decoding: bytes, as: UTF8.self)) { outcome in
      Rooms.write(outcome)
      return true
    }
  }
  return 0
}

/// The package gives every program a main function of its own name.
@_cdecl("convo_fuzz_main")
public func fuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, testOneInput)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What is made once and used by every call.
private enum Rooms {
  static let limits = Limits(cells: 5_000, work: 100_000, bits: 2048, terms: 200, memory: 8 << 20)

  static let session: Session = {
    var settings = Settings.safe
    settings.limits = limits
    var session = Session(settings: settings)
    session.run("x = [1 2 3; 4 5 6; 7 8 9]; k = [1 0; 0 1]; y = conv(x, k); v = symbols(\"v\", 2)")
    {
      _ in true
    }
    return session
  }()

  static let sheet = PublishedSheet(of: session)

  private static let page = TextRenderer(width: 60)

  static func write(_ outcome: Outcome) {
    var bytes: [UInt8] = []
    let source = SourceText(outcome.source)
    switch outcome.result {
    case .success(let answer):
      page.write(answer.document, into: &bytes)
      JSONRenderer().write(
        line: 1, source: outcome.source, kind: answer.kind, value: answer.value, into: &bytes)
    case .failure(let diagnostic):
      page.write(diagnostic, in: source, into: &bytes)
      JSONRenderer().write(
        line: 1, source: outcome.source, diagnostic: diagnostic, in: source, into: &bytes)
    }
  }
}
