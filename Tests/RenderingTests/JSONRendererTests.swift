import Arithmetic
import Documents
import Foundation
import Rendering
import Syntax
import Testing

@Suite struct JSONRendererTests {
  private func line(_ value: Value?, source: String = "x", kind: String = "value") -> String {
    var bytes: [UInt8] = []
    JSONRenderer().write(line: 3, source: source, kind: kind, value: value, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func parsed(_ line: String) throws -> [String: Any] {
    #expect(line.last == "\n" && line.filter(\.isNewline).count == 1)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
  }

  @Test(arguments: [
    (Value.tensor(Tensor([[1, 2], [3, 4]])), #","shape":[2,2],"value":[[1,2],[3,4]]"#),
    (.tensor(Tensor(-7)), #","shape":[],"value":-7"#),
    (.tensor(Tensor([Int.min, 0])), #","shape":[2],"value":[-9.223372036854776e+18,0]"#),
    (
      .tensor(Tensor(Array(0..<4), shape: [2, 1, 2])),
      #","shape":[2,1,2],"value":[[[0,1]],[[2,3]]]"#
    ),
    (.tensor(Tensor([], shape: [0, 3])), #","shape":[0,3],"value":[]"#),
    (
      .tensor(.exact(Grid(shape: [2], cells: [Samples.ninth, 1]))),
      #","shape":[2],"value":[0.1111111111111111,1],"exact":["1/9","1"]"#
    ),
    (
      .tensor(Tensor((1 << 53) + 1)),
      #","shape":[],"value":9007199254740992,"exact":"9007199254740993""#
    ),
    (
      .tensor(.float(Grid(shape: [3], cells: [0.5, .nan, -.infinity]))),
      #","shape":[3],"value":[0.5,null,null],"exact":["0.5","nan","-inf"]"#
    ),
    (
      .tensor(Tensor(Polynomial(Symbol("w0")) + Polynomial(Rational(1)))),
      #","shape":[],"symbolic":"w0 + 1""#
    ),
    (.shape([3, 3]), #","type":"shape","value":[3,3]"#),
    (.text("a\"b\\\n\u{1B}\u{202E}é"), #","value":"a\"b\\\n\u001b\u202eé""#),
    (.truth(true), #","value":true"#),
    (
      .record([
        .init("dx", .tensor(Tensor([1]))),
        .init("dk", .tensor(.exact(Grid(shape: [], cells: [Samples.ninth])))),
      ]), #","values":{"dx":[1],"dk":0.1111111111111111},"exact":{"dk":"1/9"}"#
    ),
  ])
  func valuesAreWrittenAsTheContractSays(value: Value, members: String) throws {
    let text = line(value, kind: "conv")
    _ = try parsed(text)
    #expect(text == #"{"line":3,"source":"x","ok":true,"kind":"conv"\#(members)}"# + "\n")
  }

  @Test func statementsWithoutAValueHaveNone() throws {
    #expect(line(nil, kind: "set") == #"{"line":3,"source":"x","ok":true,"kind":"set"}"# + "\n")
  }

  @Test func errorsTellTheirPlace() throws {
    var bytes: [UInt8] = []
    JSONRenderer().write(
      line: 4, source: "conv(x,\n k)",
      diagnostic: Diagnostic(
        .kernelTooLarge, "too large", labels: [.init(Span(9, 10), "5×5")],
        help: ["padding=1", "or dilation=1"]),
      in: SourceText("conv(x,\n k)", firstLine: 4), into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"line":4,"source":"conv(x,\n k)","ok":false,"error":{"code":"kernel-too-large","#
        + #""message":"too large","line":5,"column":2,"length":1,"help":"padding=1\nor dilation=1"}}"#
        + "\n")
  }

  @Test func numbersReadBackToTheSameFloat() throws {
    var state: UInt64 = 7
    var floats: [Double] = [
      0, -0.0, 1e300, .leastNonzeroMagnitude, .pi, 1 / 3, 1e16, 123_456_789_012_345_680,
    ]
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      if value.isFinite { floats.append(value) }
    }
    let text = line(.tensor(.float(Grid(shape: [floats.count], cells: floats))))
    let value = try #require(text.split(separator: "\"value\":[").last?.split(separator: "]").first)
    let read = value.split(separator: ",").map { Double($0) }
    #expect(read.map { $0?.bitPattern } == floats.map(\.bitPattern))
  }

  @Test func anyTextReadsBack() throws {
    for text in FuzzedText.samples(2000) {
      let object = try parsed(line(.text(text), source: text))
      #expect(object["value"] as? String == text)
      #expect(object["source"] as? String == text)
    }
  }
}
