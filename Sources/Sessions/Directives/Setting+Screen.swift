extension Setting {
  /// Settings of the conversation, which change no answer.
  static let screen: [Setting] = [
    Setting(
      "pager", "on or off", "whether an answer longer than the screen goes through $PAGER",
      read: { $0.usesPager ? "on" : "off" },
      write: { text, settings in
        guard let isOn = ["on": true, "off": false][text] else { return false }
        settings.usesPager = isOn
        return true
      }),
    Setting(
      "editor", "auto (what ~/.editrc says), emacs or vi", "the keys that edit a line",
      read: { $0.keys.rawValue },
      write: { text, settings in
        guard let keys = Settings.Keys(rawValue: text) else { return false }
        settings.keys = keys
        return true
      }),
  ]
}
