import Arithmetic
import Files
import Testing

@Suite struct NumPyArrayTests {
  @Test(arguments: NumPySample.all.map(\.name))
  func readsWhatNumPyWrites(name: String) throws {
    let sample = try #require(NumPySample.all.first { $0.name == name })
    let tensor = try NumberFormat.npy.decode(hex(sample.hex), within: .strict)
    #expect(tensor.told == sample.told)
  }

  @Test func writesWhatNumPyReads() throws {
    let encoded = try NumberFormat.npy.encode(Tensor([[1, -2], [3, 4]]))
    let header = "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 2), }"
    let padding = String(repeating: " ", count: 128 - 11 - header.utf8.count)
    #expect(
      encoded.bytes
        == [0x93] + bytes("NUMPY") + [1, 0, 118, 0] + bytes(header + padding + "\n")
        + hex("0100000000000000 feffffffffffffff 0300000000000000 0400000000000000"))
    #expect(encoded.kind == "64-bit whole numbers" && encoded.rounded == 0)
  }

  @Test func fractionsAreRoundedAndCounted() throws {
    let cells = [try Rational(1, 9), try Rational(1, 8), Rational(3)]
    let encoded = try NumberFormat.npy.encode(.exact(Grid(shape: [3], cells: cells)))
    #expect(encoded.rounded == 1)
    let read = try NumberFormat.npy.decode(encoded.bytes, within: .strict)
    #expect(read.told == "[3] floats [0.1111111111111111, 0.125, 3.0]")
  }

  @Test(arguments: [
    ("no magic", "00", "it does not begin like a NumPy file"),
    ("nothing", "", "it does not begin like a NumPy file"),
    ("version 9", "934e554d5059 0900 0000", "its version of the NumPy format is unknown"),
    ("long header", "934e554d5059 0100 ffff", "its header is longer than the file"),
    ("v2 header of 4 GB", "934e554d5059 0200 ffffffff", "its header is longer than the file"),
  ])
  func brokenBeginningsAreRefused(name: String, text: String, problem: String) {
    #expect(decode(hex(text), .npy).failure == .malformed(problem), "\(name)")
  }

  @Test(arguments: [
    ("", FileError.malformed("its NumPy header is broken")),
    ("{", .malformed("its NumPy header is broken")),
    ("{}", .malformed("its NumPy header is broken")),
    ("{'descr': '<f8', 'shape': (2,)}", .malformed("its NumPy header is broken")),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x",
      .malformed("its NumPy header is broken")
    ),
    (
      "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}",
      .malformed(
        "its cells are Python objects, `|O`; f2 f4 f8, c8 c16, i1 to i8, u1 to u8 and b1 can be read"
      )
    ),
    (
      "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,)}",
      .malformed("its cells are records; only arrays of plain numbers can be read")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
      .malformed("its shape is too large")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}",
      .arithmetic(.tooManyCells([4_294_967_296, 4_294_967_296], limit: Limits.strict.cells))
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1)}",
      .arithmetic(.tooManyAxes(9, limit: 8))
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}",
      .malformed("its shape needs 24 bytes of numbers, but it has 0")
    ),
    (
      "{'descr': '<c32', 'fortran_order': False, 'shape': (3,)}",
      .malformed(
        "its cells are complex numbers of long doubles, `<c32`; f2 f4 f8, c8 c16, i1 to i8, u1 to u8 and b1 can be read"
      )
    ),
    (
      "{'descr': '<f16', 'fortran_order': False, 'shape': (3,)}",
      .malformed(
        "its cells are long doubles, `<f16`; f2 f4 f8, c8 c16, i1 to i8, u1 to u8 and b1 can be read"
      )
    ),
    (
      "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (3,)}",
      .malformed("its NumPy header is broken")
    ),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'x': 1}",
      .malformed("its header has the unknown key `x`")
    ),
  ])
  func brokenHeadersAreRefused(header: String, problem: FileError) {
    let count = UInt8(header.utf8.count)
    let file = hex("934e554d5059 0100") + [count, 0] + bytes(header)
    #expect(decode(file, .npy).failure == problem, "\(header)")
  }

  /// np.save of [[1+2j, 3-4j]] and of its transpose in Fortran's order, and back.
  @Test func complexNumbersAreReadAndWritten() throws {
    for (type, isColumnMajor, shape) in [("<c16", "False", "(1, 2)"), ("<c16", "True", "(2, 1)")] {
      let header = "{'descr': '\(type)', 'fortran_order': \(isColumnMajor), 'shape': \(shape)}"
      var file = hex("934e554d5059 0100") + [UInt8(header.utf8.count), 0] + bytes(header)
      for part in [1.0, 2, 3, -4] {
        file += (0..<8).map { UInt8(truncatingIfNeeded: part.bitPattern >> (8 * $0)) }
      }
      let tensor = try NumberFormat.npy.decode(file, within: .strict)
      guard case .complex(let real, let imaginary) = tensor else {
        Issue.record("not complex: \(tensor)")
        return
      }
      #expect(try real.floats().cells == [1, 3] && imaginary.floats().cells == [2, -4])
      let written = try NumberFormat.npy.encode(tensor)
      #expect(try NumberFormat.npy.decode(written.bytes, within: .strict) == tensor)
    }
  }
}
