import Arithmetic
import Files
import Testing

/// What is written reads back; whatever is read is read or refused.
@Suite struct NumberFormatTests {
  private static let samples: [Tensor] = [
    Tensor(5), Tensor([1, -2, 3]), Tensor([[1, 2, 3], [4, 5, 6]]), Tensor([[1], [2]]),
    Tensor(Array(0..<24), shape: [2, 3, 4]), Tensor([], shape: [0, 3]), Tensor([Int.max, Int.min]),
    .float(Grid(shape: [2, 2], cells: [0.1, -1e-300, .infinity, 2])),
    .exact(Grid(shape: [2], cells: [Rational(1) * 7, (try? Rational(1, 8)) ?? 0])),
  ]

  @Test(arguments: samples.indices, [NumberFormat.npy, .json, .csv, .tsv])
  func numbers(place: Int, format: NumberFormat) throws {
    let tensor = Self.samples[place]
    let isTable = format == .csv || format == .tsv
    if isTable, tensor.rank > 2 || tensor.count == 0 || tensor.rank == 0 { return }
    if format == .json, tensor.count == 0 { return }
    let encoded = try format.encode(tensor)
    #expect(encoded.rounded == 0)
    let read = try format.decode(encoded.bytes, within: .strict)
    #expect(read.shape == tensor.shape)
    if format == .json, tensor.told.contains("inf") { return }
    let (left, right) = (try read.floats().cells, try tensor.floats().cells)
    #expect(left == right, "\(String(decoding: encoded.bytes, as: UTF8.self))")
    // What is exact in a text stays exact.
    if format != .npy, tensor.isExact { #expect(read.told == tensor.told) }
  }

  @Test(arguments: [
    (Tensor([[0, 255], [7, 9]]), NumberFormat.pgm), (Tensor([[0, 65535]]), .pgm),
    (Tensor(Array(0..<12), shape: [3, 2, 2]), .ppm),
    (Tensor((0..<27).map { $0 % 2 }, shape: [3, 9]), .pbm),
    (Tensor([[1, 2]]), .pnm), (Tensor(Array(0..<3), shape: [3, 1, 1]), .pnm),
  ])
  func images(tensor: Tensor, format: NumberFormat) throws {
    let read = try format.decode(try format.encode(tensor).bytes, within: .strict)
    #expect(read.told == tensor.told)
  }

  /// Files with bytes changed, left out, doubled or cut off.
  @Test(arguments: NumberFormat.allCases)
  func hostileFilesAreReadOrRefused(format: NumberFormat) throws {
    var dice = Dice(seed: 11)
    let seeds = try seeds(of: format)
    var (read, refused) = (0, 0)
    for _ in 0..<4000 {
      var file = seeds[dice.below(seeds.count)]
      for _ in 0...dice.below(4) { mutate(&file, &dice) }
      switch decode(file, format) {
      case .success(let tensor):
        read += 1
        #expect(tensor.count <= Limits.strict.cells)
      case .failure: refused += 1
      }
    }
    #expect(read > 20 && refused > 20, "\(read) read, \(refused) refused")
  }

  private func seeds(of format: NumberFormat) throws -> [[UInt8]] {
    switch format {
    case .npy: NumPySample.all.map { hex($0.hex) }
    case .csv, .tsv: [bytes("1,2\n3,4\n"), bytes("a;b\n1,5;2\n"), bytes("1e5\t-3\n")]
    case .json: [bytes("[[1,2],[3.5,4]]"), bytes("[[[1e3,null]]]")]
    case .pgm, .ppm, .pbm, .pnm:
      [
        bytes("P1\n3 2\n101010"), bytes("P2\n2 2\n15\n0 5 10 15"), bytes("P3\n1 1\n9\n1 2 3"),
        bytes("P4\n9 2\nabcd"), bytes("P5\n2 2\n255\nabcd"), bytes("P6\n1 1\n255\nabc"),
      ]
    }
  }

  private func mutate(_ file: inout [UInt8], _ dice: inout Dice) {
    guard !file.isEmpty else { return }
    let place = dice.below(file.count)
    switch dice.below(6) {
    case 0: file[place] = UInt8(dice.below(256))
    case 1: file[place] = Array("0123456789-.,[](){}'\"eL \n".utf8)[dice.below(25)]
    case 2: file.remove(at: place)
    case 3: file.insert(file[place], at: place)
    case 4: file.removeSubrange(place...)
    default: file.insert(contentsOf: Array("99999999999".utf8), at: place)
    }
  }
}

/// The same throws on every machine.
private struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
}
