internal import Arithmetic

/// Cells written one behind the other into one run of bytes, so that they can be measured before they
/// are set and no cell costs a string of its own.
struct CellTexts {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var widths: [Int] = []
  /// Whether a cell has a space inside, as sums of symbols have.
  private(set) var hasSpaces = false

  init(_ tensor: Tensor, _ places: some Sequence<Int>) {
    for place in places { append(tensor, place) }
  }

  private mutating func append(_ tensor: Tensor, _ place: Int) {
    let start = bytes.count
    tensor.write(cell: place, into: &bytes)
    ends.append(bytes.count)
    var width = bytes.count - start
    if case .symbolic = tensor {
      hasSpaces = hasSpaces || bytes[start...].contains(UInt8(ascii: " "))
      width = displayWidth(String(decoding: bytes[start...], as: UTF8.self))
    }
    widths.append(width)
  }

  func width(_ index: Int) -> Int { widths[index] }

  func write(_ index: Int, into output: inout [UInt8]) {
    output.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
  }
}

extension [UInt8] {
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(spaces count: Int) {
    if count > 0 { append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }
  }
}
