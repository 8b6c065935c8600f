internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let set = Directive(
    name: "set", summary: "Show or change settings and conventions.",
    usage: [
      "set", "set steps 5", "set convention math", "set as tf", "set limit 1000000",
      "set limit 1 GiB", "set save",
    ],
    details: [
      "Conventions differ from book to book; the header of every answer mentions those set here. set alone lists all settings. set save keeps them for future conversations, in a file with comments."
    ],
    examples: [
      .init("set"), .init("set as tf; conv 5x5 3x3 stride=2 padding=same steps=none"),
      .init("set convention math; conv([1 2 3], [1 0 -1], padding=1)"),
    ], related: ["conventions", "as", "steps"],
    words: settings
  ) { session, call throws(Diagnostic) in
    let arguments = call.form.arguments
    guard let first = arguments.first else {
      let settings = session.settings
      return Answer(kind: "set", value: nil) { Setting.table(of: settings) }
    }
    let (name, span): (String, Span)
    let (value, valueSpan): (String?, Span)
    if let named = first.name {
      (name, span) = (named, first.nameSpan ?? first.span)
      valueSpan = first.value.span.joined(arguments[arguments.count - 1].value.span)
      value = call.text(valueSpan)
    } else {
      (name, span) = (call.text(first.span), first.span)
      valueSpan =
        arguments.count > 1
        ? arguments[1].span.joined(arguments[arguments.count - 1].span) : first.span
      value = arguments.count > 1 ? call.text(valueSpan) : nil
    }
    if name == "save", first.name == nil { return try session.saveSettings(call) }
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
      throw Setting.unknown(name, at: span)
    }
    guard let value else {
      let settings = session.settings
      return Answer(kind: "set", value: nil) {
        Document([.fact(label: setting.name, text: setting.read(settings))])
      }
    }
    if session.settings.isSafe, setting.isClosedInSafeMode {
      throw Diagnostic(
        .notInSafeMode, "`set \(name)` is not available with --safe", labels: [.init(span)])
    }
    guard setting.write(value, &session.settings) else {
      throw Diagnostic(
        .setting, "\(name) cannot be `\(value)`", labels: [.init(valueSpan)],
        help: ["\(name) is \(setting.takes)"])
    }
    return Answer(kind: "set", value: nil) { Document() }
  }

  private static let settings: @Sendable (Session, [String]) -> [Session.Candidate] = {
    _, before in
    if before.isEmpty {
      return Setting.all.map { .init(text: $0.name, meaning: $0.summary, ending: " ") }
        + [.init(text: "save", meaning: "keep them for future conversations", ending: "")]
    }
    guard before.count == 1 else { return [] }
    return Setting.all.first { $0.name == before[0] }?.words ?? []
  }
}

/// A setting of `set`.
struct Setting: Sendable {
  let name: String
  let takes: String
  /// A shorter form of `takes`.
  let kinds: String
  /// The words that it accepts.
  var words: [Session.Candidate] {
    values.map { .init(text: $0, meaning: "", ending: "") }
  }
  private let values: [String]
  let summary: String
  let isClosedInSafeMode: Bool
  let read: @Sendable (Settings) -> String
  /// Returns false for an invalid value.
  let write: @Sendable (String, inout Settings) -> Bool

  init(
    _ name: String, _ takes: String, _ summary: String, kinds: String? = nil,
    values: [String] = [], isClosedInSafeMode: Bool = false,
    read: @escaping @Sendable (Settings) -> String,
    write: @escaping @Sendable (String, inout Settings) -> Bool
  ) {
    self.name = name
    self.takes = takes
    self.kinds = kinds ?? takes
    self.values = values
    self.summary = summary
    self.isClosedInSafeMode = isClosedInSafeMode
    self.read = read
    self.write = write
  }

  static let all = conventions + screen

  /// Settings for computing and showing answers.
  private static let conventions: [Setting] = [
    Setting(
      "steps", "a number of windows", "windows written out by default",
      read: { String($0.steps) },
      write: { text, settings in
        guard let number = Int(text), (0...1000).contains(number) else { return false }
        settings.steps = number
        return true
      }),
    Setting(
      "convention", "ml (kernels unflipped) or math (kernels flipped)",
      "whether conv flips its kernel", kinds: "ml or math", values: ["ml", "math"],
      read: { $0.conventions.turnsKernel ? "math" : "ml" },
      write: { choose($0, &$1, ["ml": false, "math": true], \.conventions.turnsKernel) }),
    Setting(
      "padding_counts", "side or total", "what a padding number counts", values: ["side", "total"],
      read: { $0.conventions.paddingIsTotal ? "total" : "side" },
      write: { choose($0, &$1, ["side": false, "total": true], \.conventions.paddingIsTotal) }),
    Setting(
      "dilation_base", "1 or 0", "the dilation that means no holes", values: ["1", "0"],
      read: { $0.conventions.dilationStartsAtZero ? "0" : "1" },
      write: { choose($0, &$1, ["1": false, "0": true], \.conventions.dilationStartsAtZero) }),
    Setting(
      "stride_rule", "floor or strict", "how an incomplete last step is treated",
      values: ["floor", "strict"],
      read: { $0.conventions.strideIsStrict ? "strict" : "floor" },
      write: { choose($0, &$1, ["floor": false, "strict": true], \.conventions.strideIsStrict) }),
    Setting(
      "as", "none, " + Framework.allCases.map(\.name).joined(separator: ", "),
      "the framework whose rules apply", kinds: "none or a framework",
      values: ["none"] + Framework.allCases.map(\.name),
      read: { $0.conventions.framework?.name ?? "none" },
      write: { text, settings in
        guard text == "none" || Framework.named(text) != nil else { return false }
        settings.conventions.framework = Framework.named(text)
        return true
      }),
    Setting(
      "limit",
      "a number of cells, from 1 to \(Int(Int32.max)), or of memory such as 512 MiB, up to half of the machine's, or both",
      "the maximum cells of a tensor, and the maximum memory",
      kinds: "cells, or MiB",
      isClosedInSafeMode: true,
      read: { "\($0.limits.cells) \(ByteText.exact($0.limits.memory))" },
      write: { text, settings in
        let words = text.split(separator: " ")
        guard
          let cells = words.count == 2 ? settings.limits.cells : words.first.flatMap({ Int($0) }),
          (1...Int(Int32.max)).contains(cells), words.count <= 3,
          let bytes = words.count == 1
            ? settings.limits.memory
            : ByteText.bytes(in: words.suffix(2).joined(separator: " ")),
          (1 << 20...max(settings.maximumMemory, 1 << 20)).contains(bytes)
        else { return false }
        (settings.limits.cells, settings.limits.memory) = (cells, bytes)
        return true
      }),
  ]

  private static func choose(
    _ text: String, _ settings: inout Settings, _ values: [String: Bool],
    _ path: WritableKeyPath<Settings, Bool>
  ) -> Bool {
    guard let value = values[text] else { return false }
    settings[keyPath: path] = value
    return true
  }

  static func table(of settings: Settings) -> Document {
    Document([
      .table(
        TableFigure(
          header: ["setting", "value", "takes", "what it is"],
          rows: all.map { [$0.name, $0.read(settings), $0.kinds, $0.summary] }))
    ])
  }

  static func unknown(_ name: String, at span: Span) -> Diagnostic {
    var help = ["the settings are: " + all.map(\.name).joined(separator: ", ")]
    if let near = Suggestion.nearest(to: name, in: all.map(\.name)) {
      help.insert("did you mean `\(near)`?", at: 0)
    }
    return Diagnostic(
      .setting, "there is no setting `\(name)`", labels: [.init(span)], help: help)
  }
}

extension Setting {
  /// Settings of the terminal, which do not affect answers.
  static let screen: [Setting] = [
    Setting(
      "pager", "on or off", "whether long answers go through $PAGER", values: ["on", "off"],
      read: { $0.usesPager ? "on" : "off" },
      write: { text, settings in
        guard let isOn = ["on": true, "off": false][text] else { return false }
        settings.usesPager = isOn
        return true
      }),
    Setting(
      "editor", "auto, emacs or vi", "editing keys; auto: those of ~/.editrc",
      values: Settings.Keys.allCases.map(\.rawValue),
      read: { $0.keys.rawValue },
      write: { text, settings in
        guard let keys = Settings.Keys(rawValue: text) else { return false }
        settings.keys = keys
        return true
      }),
  ]
}
