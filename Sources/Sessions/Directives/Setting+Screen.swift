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
