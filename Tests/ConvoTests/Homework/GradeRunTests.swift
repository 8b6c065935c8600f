internal import Files
internal import Glibc
internal import Homework
internal import PseudoTerminal
internal import SampleGrading
internal import Testing

@testable internal import convo

/// Grading a class in processes, with a grader made for tests.
@Suite struct GradeRunTests {
  /// Grades a folder into another; returns the exit status.
  private func run(
    _ folder: ScratchFolder, _ change: (inout GradeCommand) -> Void = { _ in }
  ) throws -> Int32 {
    var command = try GradeCommand.parse(
      [try folder.file("key.convo"), folder.path + "/in", "--out", folder.path + "/out"]
        + Self.results)
    change(&command)
    let run = GradeRun(
      options: command,
      open: { name, bytes, options, _ throws(GradingRefusal) in
        try SampleGrading(name: name, key: bytes, options: options)
      },
      command: WorkerCommand(path: try BuiltProgram.path("sample-grader"), arguments: []))
    do throws(GradingRefusal) { return try run.run() } catch { return 2 }
  }

  private static let results = ["--format", "jsonl", "--audience", "teacher"]

  private func folder(_ files: [String: String], key: String = "p1\np2\n") throws -> ScratchFolder {
    let folder = try ScratchFolder()
    _ = try folder.file("key.convo", containing: key)
    mkdir(folder.path + "/in", 0o755)
    for (name, text) in files { _ = try folder.file("in/" + name, containing: text) }
    return folder
  }

  private func text(_ folder: ScratchFolder, _ name: String = "hw.jsonl") throws -> String {
    String(decoding: try FileGate.system.read("\(folder.path)/out/\(name)", 1 << 24), as: UTF8.self)
  }

  private func reports(_ folder: ScratchFolder) throws -> [SubmissionReport] {
    try TeacherReport.all(in: Array(try text(folder).utf8)).map(\.report)
  }

  @Test func everyFileHasARow() throws {
    let folder = try folder(["b.convo": "p1", "a.txt": "p1 p2", "c.convo": ""])
    #expect(try run(folder) == 0)
    let reports = try reports(folder)
    #expect(reports.map(\.studentID) == ["a", "b", "c"])
    #expect(reports.map(\.score) == [4, 2, 0])
  }

  @Test func theNumberOfProcessesChangesNothing() throws {
    var files: [String: String] = [:]
    for number in 0..<300 {
      files["u\(number).convo"] = number % 3 == 0 ? "p1" : number % 97 == 5 ? "crash" : "p2 p1"
    }
    let folder = try folder(files)
    #expect(try run(folder) { $0.jobs = 1 } == 1)
    let one = try text(folder)
    #expect(try run(folder) { $0.jobs = 8 } == 1)
    #expect(try text(folder) == one)
    #expect(one.split(separator: "\n").count == 300)
  }

  @Test func aCrashCostsOneFile() throws {
    let folder = try folder(["a.convo": "p1", "b.convo": "crash", "c.convo": "p2", "d.convo": "p1"])
    #expect(try run(folder) { $0.jobs = 1 } == 1)
    let reports = try reports(folder)
    #expect(reports.map(\.mark) == [2, nil, 2, 2])
    #expect(reports[1].problems.allSatisfy { $0.status == .refused })
    #expect(reports[1].flags == ["not graded: the grader stopped at this file"])
  }

  @Test func aFileThatHangsIsGivenUp() throws {
    let folder = try folder(["a.convo": "p1", "b.convo": "hang", "c.convo": "p2"])
    let files = ["a", "b", "c"].map { name in
      WorkerPool.Task.grade(
        SubmissionFile(path: "\(folder.path)/in/\(name).convo", student: Student(id: name)))
    }
    let key = Array("p1\np2\n".utf8)
    let outline = try SampleGrading(name: "key", key: key, options: GradingOptions()).outline
    let pool = WorkerPool(
      command: WorkerCommand(path: try BuiltProgram.path("sample-grader"), arguments: []),
      key: WorkerFrame.key(name: "key", options: GradingOptions()).encoded(with: key),
      outline: outline, jobs: 1, read: Self.read, patience: 0.5, stillness: 0.5)
    var reports: [SubmissionReport] = []
    try pool.run(files) { reports.append($0.report) }
    #expect(reports.map(\.mark) == [2, nil, 2])
    #expect(reports[1].flags == ["not graded: grading this file did not end"])
  }

  private static func read(_ path: String) throws(FileError) -> [UInt8] {
    try SubmissionFolder([path]).bytes(of: path)
  }

  /// A process that the system or somebody killed: its file is graded by another.
  @Test func aLostProcessCostsNothing() throws {
    var files: [String: String] = [:]
    for number in 0..<50 { files["u\(number).convo"] = "p1" }
    let folder = try folder(files)
    for number in [3, 4, 30] {
      _ = try folder.file("in/u\(number).convo", containing: "once:\(folder.path)/p1-\(number)")
    }
    #expect(try run(folder) { $0.jobs = 2 } == 0)
    let reports = try reports(folder)
    #expect(reports.count == 50 && reports.allSatisfy { $0.mark == 2 && $0.flags.isEmpty })
  }

  @Test(arguments: [1, 2])
  func aProcessThatEndsBeforeItsFirstFileIsReplaced(jobs: Int) throws {
    let folder = try folder(["a.convo": "p1", "b.convo": "p2"])
    let marker = folder.path + "/started"
    let grader = try BuiltProgram.path("sample-grader")
    let script = "if [ -e '\(marker)' ]; then exec '\(grader)'; else : > '\(marker)'; exit 1; fi"
    let command = try GradeCommand.parse(
      [try folder.file("key.convo"), folder.path + "/in", "--out", folder.path + "/out", "--jobs"]
        + ["\(jobs)"] + Self.results)
    let run = GradeRun(
      options: command,
      open: { name, bytes, options, _ throws(GradingRefusal) in
        try SampleGrading(name: name, key: bytes, options: options)
      }, command: WorkerCommand(path: "/bin/sh", arguments: ["-c", script]))
    #expect(try run.run() == 0)
    #expect(try reports(folder).map(\.mark) == [2, 2])
  }

  /// What stood in a folder when it was listed is graded, never what a link put in its place leads to.
  @Test func exchangedFoldersAreNotRead() throws {
    let folder = try folder(["a.convo": "p1"])
    for name in ["in/zoe", "in/deep", "in/deep/er", "other"] {
      mkdir("\(folder.path)/\(name)", 0o755)
    }
    for name in ["in/zoe/zoe.convo", "in/deep/er/y.convo", "other/zoe.convo", "other/y.convo"] {
      _ = try folder.file(name, containing: name)
    }
    let (zoe, deep) = ("\(folder.path)/in/zoe/zoe.convo", "\(folder.path)/in/deep/er/y.convo")
    let listed = SubmissionFolder([folder.path + "/in"])
    let named = SubmissionFolder([zoe])
    #expect(listed.paths.contains(zoe) && listed.paths.contains(deep))
    #expect(try String(decoding: listed.bytes(of: zoe), as: UTF8.self) == "in/zoe/zoe.convo")
    for (real, hidden) in [("zoe", ".zoe"), ("deep/er", "deep/.er")] {
      rename("\(folder.path)/in/\(real)", "\(folder.path)/in/\(hidden)")
      symlink(folder.path + "/other", "\(folder.path)/in/\(real)")
    }
    for path in [zoe, deep] {
      #expect(throws: FileError.self) { try listed.bytes(of: path) }
      #expect(throws: FileError.self) {
        try SubmissionFolder([folder.path + "/in"]).bytes(of: path)
      }
    }
    // Its folder is held open, so that it is still the one that was listed.
    #expect(try String(decoding: named.bytes(of: zoe), as: UTF8.self) == "in/zoe/zoe.convo")
    _ = try folder.file("in/.zoe/zoe.convo", containing: "")
    unlink(folder.path + "/in/.zoe/zoe.convo")
    symlink(folder.path + "/other/zoe.convo", folder.path + "/in/.zoe/zoe.convo")
    #expect(throws: FileError.self) { try named.bytes(of: zoe) }
  }

  /// Archives made on Windows have names that are not UTF-8.
  @Test func namesInAnyBytesAreRead() throws {
    let folder = try folder([:])
    for (name, text) in [([0x4D, 0xFC, 0x6C], "p1"), ([0x4D, 0xF6, 0x6C], "p1 p2")] {
      let path = Array("\(folder.path)/in/".utf8) + name.map { UInt8($0) } + Array(".convo\0".utf8)
      let descriptor = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o600) } ?? -1
      }
      #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
      close(descriptor)
    }
    #expect(try run(folder) == 0)
    let reports = try reports(folder)
    #expect(reports.map(\.studentID) == ["Möl", "Mül"])
    #expect(reports.map(\.mark) == [4, 2])
  }

  /// The class's documents and the students' are told apart, whatever the students are called.
  @Test func reportsOfStudentsNeverCollideWithTheClass() throws {
    let folder = try folder(["hw.convo": "p1", "HW2.convo": "p2", "u.convo": ""])
    #expect(
      try run(folder) {
        $0.report.format = ["json", "gradescope", "csv"]
        $0.report.audience = .student
      } == 0)
    #expect(try text(folder, "hw.json").hasPrefix("["))
    #expect(try text(folder, "hw%s.json").hasPrefix("{"))
    #expect(try text(folder, "HW2.json").hasPrefix("{"))
  }

  @Test func oneRunAtATimeWritesIntoAFolder() throws {
    let folder = try folder(["a.convo": "p1"])
    mkdir(folder.path + "/out", 0o755)
    do {
      let other = try OutputFolder(folder.path + "/out")
      #expect(try run(folder) == 2)
      withExtendedLifetime(other) {}
    }
    // What a killed run left does not block, and goes.
    _ = try folder.file("out/.convo-abc.part", containing: "half")
    _ = try folder.file("out/hw.jsonl", containing: "old")
    #expect(try run(folder) == 0)
    #expect(try reports(folder).map(\.mark) == [2])
    #expect(access(folder.path + "/out/.convo-abc.part", F_OK) != 0)
  }

  @Test(arguments: ["/bin/true", "/bin/cat", "/nowhere/at/all"])
  func programsThatAreNoGradersEndTheRun(_ path: String) throws {
    let pool = WorkerPool(
      command: WorkerCommand(path: path, arguments: []), key: Array("{}\n".utf8),
      outline: AssignmentOutline(id: "hw", title: "", digest: "", problems: []), jobs: 2,
      read: Self.read)
    let folder = try folder(["a.convo": ""])
    let file = SubmissionFile(path: folder.path + "/in/a.convo", student: Student(id: "a"))
    #expect(throws: GradingRefusal.self) { try pool.run([.grade(file)]) { _ in } }
  }

  @Test func keysWithoutProblemsAreRefused() throws {
    let folder = try folder(["a.convo": ""], key: "")
    #expect(try run(folder) == 2)
  }

  @Test func linksAndPipesAreNotRead() throws {
    let folder = try folder([
      "a.convo": "p1", "big.convo": String(repeating: "p1 ", count: 100_000),
    ])
    symlink("../key.convo", folder.path + "/in/link.convo")
    mkfifo(folder.path + "/in/pipe.convo", 0o644)
    mkdir(folder.path + "/elsewhere", 0o755)
    symlink("../elsewhere", folder.path + "/in/folder")
    #expect(try run(folder) == 1)
    let reports = try reports(folder)
    #expect(reports.map(\.studentID) == ["a", "big", "link", "pipe"])
    #expect(reports.map(\.score) == [2, 0, 0, 0])
    #expect(
      reports.map { $0.flags.first } == [
        nil, "more than 256 KiB", "a link, which is not followed", "this is not a regular file",
      ])
  }

  @Test func studentsHaveFilesOfTheirOwn() throws {
    let folder = try folder(["../in/a b.convo": "p1", "Ü.convo": "p2"])
    #expect(
      try run(folder) {
        $0.report.format = ["text", "csv", "gradescope"]
        $0.report.audience = .student
      } == 0)
    #expect(try text(folder, "a%20b.txt").contains("2.00 / 4"))
    #expect(try text(folder, "%C3%9C.json").contains("\"score\":2"))
    #expect(try text(folder, "hw.csv").split(separator: "\r\n").count == 3)
  }

  @Test func shardsJoinToTheWhole() throws {
    var files: [String: String] = [:]
    for number in 0..<60 { files["u\(number).convo"] = number % 2 == 0 ? "p1" : "p2 p1" }
    let folder = try folder(files)
    #expect(try run(folder) == 0)
    let whole = try text(folder)
    var parts: [String] = []
    for part in 1...3 {
      #expect(
        try run(folder) {
          $0.shard = "\(part)/3"
          $0.report.out = folder.path + "/part\(part)"
        } == 0)
      parts.append(folder.path + "/part\(part)/hw.jsonl")
    }
    var merge = try MergeCommand.parse(
      parts.reversed() + ["--out", folder.path + "/out"] + Self.results)
    #expect(merge.perform() == 0)
    #expect(try text(folder) == whole)
    merge.paths.append(parts[0])
    #expect(merge.perform() == 0)
    merge.paths = []
    #expect(merge.perform() == 2)
  }

  @Test func formerResultsAreComparedAndKept() throws {
    let folder = try folder(["a.convo": "p1 p2", "b.convo": "p1"])
    #expect(try run(folder) { $0.report.out = folder.path + "/old" } == 0)
    _ = try folder.file("in/a.convo", containing: "p1")
    _ = try folder.file("in/b.convo", containing: "p1 p2")
    _ = try folder.file("in/c.convo", containing: "p1")
    unlink(folder.path + "/in/b.convo")
    _ = try folder.file(
      "marks.csv", containing: "student_id,problem,score,reason\nC,p2,1,asked in class\n")
    #expect(
      try run(folder) {
        $0.report.keepBest = folder.path + "/old/hw.jsonl"
        $0.report.compare = folder.path + "/old/hw.jsonl"
        $0.report.overrides = folder.path + "/marks.csv"
      } == 0)
    let reports = try reports(folder)
    #expect(reports.map(\.studentID) == ["a", "b", "c"])
    #expect(reports.map(\.score) == [4, 2, 3])
    #expect(reports[0].flags == ["kept the previous result: 4.00 points, now 2.00"])
    #expect(reports[1].flags == ["kept the previous result: no new submission"])
    #expect(reports[2].notes == ["problem p2: 0.00 → 1.00 by hand: asked in class"])
  }

  @Test(arguments: [
    ["docx"], ["html", "csv", "none"], ["canvas"],
  ])
  func formatsThatCannotBeAreRefused(_ formats: [String]) throws {
    let folder = try folder(["a.convo": "p1"])
    #expect(try run(folder) { $0.report.format = formats } == 2)
  }

  @Test func someProblemsAlone() throws {
    let folder = try folder(["a.convo": "p1 p2"])
    #expect(try run(folder) { $0.only = "p2" } == 0)
    #expect(try reports(folder)[0].problems.map(\.id) == ["p2"])
  }
}
