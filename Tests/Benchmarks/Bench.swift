/// The programs to be compared, as found on this machine.
struct Bench {
  /// The release build of convo beside this program.
  let convo: String?
  let scratch = ScratchFolder()
  let bc = Program.path(of: "bc")
  let cc = Program.path(of: "cc")
  /// The interpreter itself, not a script that looks for it.
  let python: String?
  let hasNumpy: Bool
  let hasScipy: Bool

  init() {
    convo = Program.beside("convo")
    let found = Program.path(of: "python3").flatMap { path in
      Program(path, ["-c", "import sys; print(sys.executable)"]).output()
    }
    let python = found.map { String($0.prefix { $0 != "\n" }) }
    func has(_ module: String) -> Bool {
      python.flatMap { Program($0, ["-c", "import \(module)"]).output() } != nil
    }
    self.python = python
    hasNumpy = has("numpy")
    hasScipy = has("scipy.signal")
  }

  var missing: [String] {
    var names: [String] = []
    if convo == nil { names.append("convo itself (swift build -c release)") }
    if cc == nil { names.append("cc") }
    if bc == nil { names.append("bc") }
    if python == nil { names.append("python3") }
    if python != nil && !hasNumpy { names.append("numpy") }
    if python != nil && !hasScipy { names.append("scipy") }
    return names
  }
}
