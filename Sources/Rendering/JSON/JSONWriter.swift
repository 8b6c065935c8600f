public import Arithmetic

/// JSON written piece by piece straight into bytes; commas come by themselves.
///
///     json.object { $0.member("id", "u1"); $0.member("cells") { $0.array { $0.number(3) } } }
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8]
  private var needsComma = false

  /// - Parameter bytes: what is written already; the JSON follows it.
  public init(after bytes: [UInt8] = []) { self.bytes = bytes }

  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  public mutating func array(_ elements: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// What a closure writes by itself: a value, or members each with the comma before it.
  mutating func raw(_ write: (inout [UInt8]) -> Void) {
    write(&bytes)
    needsComma = true
  }

  /// A name, and its value written by the closure.
  public mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(json: name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    value(&self)
    needsComma = true
  }

  public mutating func text(_ text: String) {
    separate()
    bytes.append(json: text)
  }

  public mutating func number(_ number: Int) {
    separate()
    bytes.append(digitsOf: number)
  }

  /// The shortest digits that read back to the same float; null for infinities and NaN.
  public mutating func number(_ number: Double) {
    separate()
    _ = bytes.append(json: number)
  }

  /// A number whose digits the caller has written.
  public mutating func number(digits: String) {
    separate()
    bytes.append(contentsOf: digits.utf8)
  }

  public mutating func truth(_ truth: Bool) {
    separate()
    bytes.append(truth ? "true" : "false")
  }

  public mutating func null() {
    separate()
    bytes.append("null")
  }

  public mutating func lineEnd() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func nest(
    _ opening: UInt8, _ closing: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(opening)
    needsComma = false
    body(&self)
    bytes.append(closing)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}

extension JSONWriter {
  public mutating func member(_ name: String, _ value: String) { member(name) { $0.text(value) } }
  public mutating func member(_ name: String, _ value: Int) { member(name) { $0.number(value) } }
  public mutating func member(_ name: String, _ value: Bool) { member(name) { $0.truth(value) } }

  public mutating func member(_ name: String, _ values: [String]) {
    member(name) { json in json.array { for value in values { $0.text(value) } } }
  }

  /// A size or an index: `[3,3]`.
  public mutating func numbers(_ numbers: [Int]) {
    array { for number in numbers { $0.number(number) } }
  }

  /// A tensor's cells as nested arrays of the nearest floats; whether each is exactly what is written.
  /// Symbols, which have no numbers, are null.
  public mutating func cells(_ tensor: Tensor) -> Bool {
    separate()
    return JSONCells(tensor).writeNumbers(into: &bytes)
  }

  /// A tensor's cells as nested arrays of texts that can be typed back in.
  public mutating func cellTexts(_ tensor: Tensor) {
    separate()
    JSONCells(tensor).writeTexts(into: &bytes)
  }
}

extension [UInt8] {
  /// A JSON string. What a terminal might obey is escaped as well, since JSON lines are looked at;
  /// a reader gets the same text back.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      // Without a way out, so that many bytes are looked at together.
      var odd: UInt8 = 0
      for byte in utf8 {
        odd |= byte &- 0x20 < 0x5F ? 0 : 1
        odd |= byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
      }
      guard odd == 0 else { return false }
      append(contentsOf: utf8)
      return true
    }
    if !isPlain { appendEscaped(text) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where scalar.isUnsafeToShow:
        for unit in String(scalar).utf16 { append(escaped: unit) }
      default: append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
  }

  private mutating func append(escaped unit: UInt16) {
    append("\\u")
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
