internal import Arithmetic
public import Documents
public import Syntax

/// One statement's outcome as one line of JSON, written straight into bytes.
///
///     {"line":3,"source":"conv x k","ok":true,"kind":"conv","shape":[2],"value":[1,2]}
///
/// Numbers read back to the same 64-bit float. Where a cell is not exactly one, `exact` has the same
/// nesting with every cell as text; infinities and NaN, which JSON cannot express, are null there.
/// Symbols have no numbers: `symbolic` has their polynomials. A tensor with no cells is `[]`.
public struct JSONRenderer: Sendable {
  public init() {}

  /// A statement that went well.
  ///
  /// - Parameters:
  ///   - line: the number of the statement's first line in its file, from 1.
  ///   - kind: the command's name, or what else the statement was.
  ///   - method: how it was computed, where that decides on the last digits.
  ///   - text: what is there to read where there is no value, as a page of `help`.
  ///   - document: what `--explain` adds, block by block.
  ///   - goesOn: asked after each block with the bytes so far; false ends the list early.
  public func write(
    line: Int, source: String, kind: String, method: String? = nil, value: Value?,
    text: String? = nil,
    document: Document? = nil, into bytes: inout [UInt8], goesOn: (Int) -> Bool = { _ in true }
  ) {
    begin(line, source, #","ok":true,"kind":"#, into: &bytes)
    bytes.append(json: kind)
    if let method {
      bytes.append(#","method":"#)
      bytes.append(json: method)
    }
    if let value { Self.write(value, into: &bytes) }
    if let text {
      bytes.append(#","text":"#)
      bytes.append(json: text)
    }
    if let document {
      bytes.append(#","document":"#)
      var json = JSONWriter(after: bytes)
      bytes = []
      json.blocks(of: document, goesOn: goesOn)
      bytes = json.bytes
    }
    bytes.append("}\n")
  }

  /// A statement that failed. `line` and `source` are the statement's; the error's own line is in its
  /// file, its column and length in characters on that line, from 1.
  public func write(
    line: Int, source: String, diagnostic: Diagnostic, in text: SourceText,
    into bytes: inout [UInt8]
  ) {
    begin(line, source, #","ok":false,"error":{"code":"#, into: &bytes)
    bytes.append(json: diagnostic.code.rawValue)
    bytes.append(#","message":"#)
    bytes.append(json: diagnostic.message)
    if let label = diagnostic.labels.first {
      let place = text.place(of: label.span)
      bytes.append(#","line":"#)
      bytes.append(digitsOf: place.line)
      bytes.append(#","column":"#)
      bytes.append(digitsOf: place.column)
      bytes.append(#","length":"#)
      bytes.append(digitsOf: place.length)
    }
    if !diagnostic.help.isEmpty {
      bytes.append(#","help":"#)
      bytes.append(json: diagnostic.help.joined(separator: "\n"))
    }
    if let lesson = diagnostic.lesson {
      bytes.append(#","lesson":"#)
      bytes.append(json: lesson)
    }
    bytes.append("}}\n")
  }

  private func begin(
    _ line: Int, _ source: String, _ rest: StaticString, into bytes: inout [UInt8]
  ) {
    bytes.append(#"{"line":"#)
    bytes.append(digitsOf: line)
    bytes.append(#","source":"#)
    bytes.append(json: Self.beginning(of: source))
    bytes.append(rest)
  }

  /// Of a statement longer than this only the beginning is repeated, followed by `…`.
  private static let longestSource = 1 << 20

  private static func beginning(of source: String) -> String {
    guard source.utf8.count > longestSource else { return source }
    return String(decoding: source.utf8.prefix(longestSource), as: UTF8.self) + "…"
  }
}

/// The members that describe a value.
extension JSONRenderer {
  static func write(_ value: Value, into bytes: inout [UInt8]) {
    switch value {
    case .tensor(let tensor):
      bytes.append(#","shape":"#)
      bytes.append(jsonShape: tensor.shape)
      write(tensor, into: &bytes)
    case .shape(let shape):
      bytes.append(#","type":"shape","value":"#)
      bytes.append(jsonShape: shape)
    case .network(let network):
      bytes.append(#","type":"network","value":"#)
      bytes.append(json: network.text)
    case .text(let text):
      bytes.append(#","value":"#)
      bytes.append(json: text)
    case .truth(let truth): bytes.append(truth ? #","value":true"# : #","value":false"#)
    case .record(let fields): write(fields, into: &bytes)
    }
  }

  private static func write(_ tensor: Tensor, into bytes: inout [UInt8]) {
    let cells = JSONCells(tensor)
    if !cells.isSymbolic {
      if tensor.kind == .complex { bytes.append(#","type":"complex""#) }
      bytes.append(#","value":"#)
      if cells.writeNumbers(into: &bytes) { return }
      bytes.append(#","exact":"#)
    } else {
      bytes.append(#","symbolic":"#)
    }
    cells.writeTexts(into: &bytes)
  }

  /// Several values by name; those that need `exact` or `symbolic` are there by name again.
  private static func write(_ fields: [Value.Field], into bytes: inout [UInt8]) {
    var (exact, symbolic): ([Value.Field], [Value.Field]) = ([], [])
    bytes.append(#","values":{"#)
    var separator: StaticString = ""
    for field in fields {
      if case .tensor(let tensor) = field.value, JSONCells(tensor).isSymbolic {
        symbolic.append(field)
        continue
      }
      bytes.append(separator)
      separator = ","
      bytes.append(json: field.name)
      bytes.append(UInt8(ascii: ":"))
      if !writePlain(field.value, into: &bytes) { exact.append(field) }
    }
    bytes.append(UInt8(ascii: "}"))
    writeTexts(exact, #","exact":{"#, into: &bytes)
    writeTexts(symbolic, #","symbolic":{"#, into: &bytes)
  }

  private static func writeTexts(
    _ fields: [Value.Field], _ opening: StaticString, into bytes: inout [UInt8]
  ) {
    guard !fields.isEmpty else { return }
    var separator = opening
    for field in fields {
      guard case .tensor(let tensor) = field.value else { continue }
      bytes.append(separator)
      separator = ","
      bytes.append(json: field.name)
      bytes.append(UInt8(ascii: ":"))
      JSONCells(tensor).writeTexts(into: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// A value by itself; whether it says all there is to say.
  private static func writePlain(_ value: Value, into bytes: inout [UInt8]) -> Bool {
    switch value {
    case .tensor(let tensor): return JSONCells(tensor).writeNumbers(into: &bytes)
    case .shape(let shape): bytes.append(jsonShape: shape)
    case .text(let text): bytes.append(json: text)
    case .network(let network): bytes.append(json: network.text)
    case .truth(let truth): bytes.append(truth ? "true" : "false")
    case .record(let fields):
      var separator: StaticString = "{"
      if fields.isEmpty { bytes.append("{") }
      for field in fields {
        bytes.append(separator)
        separator = ","
        bytes.append(json: field.name)
        bytes.append(UInt8(ascii: ":"))
        _ = writePlain(field.value, into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return true
  }
}
