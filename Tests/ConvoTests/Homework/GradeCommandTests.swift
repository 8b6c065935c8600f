internal import Files
internal import Glibc
internal import Homework
internal import PseudoTerminal
internal import Terminal
internal import Testing

@testable internal import convo

/// `convo grade` and `convo sheet` as they are called from a shell.
@Suite struct GradeCommandTests {
  private static let key = """
    assignment hw3 "Convolutions by hand"
    x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2]
    k = [1 0 -1; 2 3 0; 0 -2 1]
    credit flip=1/2
    problem 1 "Slide k over x." points=4
    answer 1 = conv(x, k)
    problem 2 "Average-pool x, 2x2, stride 2." points=2
    answer 2 = pool(x, avg, 2x2)
    """

  private static let bob = """
    student u1002 "Bob Öztürk"
    assignment hw3
    answer 1 = [4 15 10
                2  0  8
                2 11  8]
    answer 2: array([[4., 6.], [4., 6.]])
    """

  private func folder(_ files: [String: String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    _ = try folder.file("hw3.convo", containing: Self.key)
    mkdir(folder.path + "/in", 0o755)
    for (name, text) in files { _ = try folder.file("in/" + name, containing: text) }
    return folder
  }

  private func convo(_ folder: ScratchFolder, _ arguments: String...) throws -> PipedProgram {
    let paths = arguments.map { $0.hasPrefix("./") ? folder.path + $0.dropFirst() : $0 }
    return try PipedProgram([try BuiltProgram.path("convo")] + paths)
  }

  @Test func aStudentReadsMarksAndMistakes() throws {
    let folder = try folder(["u1002.convo": Self.bob])
    let run = try convo(folder, "grade", "./hw3.convo", "./in/u1002.convo")
    #expect(run.status == 0)
    #expect(run.errorText.isEmpty)
    #expect(run.text.hasPrefix("hw3  Convolutions by hand"))
    #expect(run.text.contains("u1002  Bob Öztürk"))
    #expect(run.text.contains("2.00 / 6"))
    #expect(run.text.contains("conv x k flip"))
    // The key.
    #expect(!run.text.contains("13") && !run.text.contains("1.5"))
  }

  @Test func theNumberOfProcessesChangesNoByte() throws {
    var files: [String: String] = [:]
    for number in 0..<40 {
      files["u\(number).convo"] =
        number % 4 == 0 ? Self.bob : "answer 1 = [2 13 11; 6 0 -1; 1 4 \(number)]\nanswer 2 ="
    }
    let folder = try folder(files)
    for format in ["jsonl", "csv", "html", "junit"] {
      let runs = try ["1", "8"].map { jobs in
        try convo(
          folder, "grade", "./hw3.convo", "./in", "--jobs", jobs, "--format", format)
      }
      #expect(runs[0].output == runs[1].output)
      #expect(runs.map(\.status) == [0, 0])
      #expect(runs[0].output.count > 1000)
    }
  }

  /// Every file gets a row, whatever it contains, and does not affect the others.
  @Test func strangersFilesDoNoHarm() throws {
    let folder = try folder([
      "a.convo": Self.bob, "b.convo": "answer 1 = 1e999999999\nanswer 2 = zeros(99999x99999)",
      "c.convo": "answer 1 = " + String(repeating: "[", count: 50_000),
      "d.convo": "load \"/etc/passwd\"\nset limit=1\nanswer 2 = 9^9^9",
      "e.convo": "\u{0}\u{1b}]52;c;QQ==\u{07}\nanswer 1 = \u{202E}[1]",
    ])
    let run = try convo(
      folder, "grade", "./hw3.convo", "./in", "--format", "jsonl", "--audience", "teacher")
    let reports = try TeacherReport.all(in: run.output).map(\.report)
    #expect(reports.map(\.studentID) == ["a", "b", "c", "d", "e"])
    #expect(reports[0].score == 2)
    #expect(reports.dropFirst().allSatisfy { $0.score == 0 })
    #expect(!run.output.contains { $0 < 0x20 && $0 != 10 })
  }

  /// One answer, however long its numbers, costs neither the others nor much time, and is judged alike by
  /// any number of processes.
  @Test func longNumbersHarmOnlyTheirAnswer() throws {
    let pool = "answer 2 = array([[1., 1.5], [1., 1.5]])\n"
    let folder = try folder([
      "a.convo": pool + "answer 1 = full(316x300, 7^700)",
      "b.convo": pool + "answer 1 = [1 2^3400; 3 4]",
      "c.convo": pool + "answer 1 = [1 1/3^2500; 3 4]",
      "d.convo": pool + "answer 1 = linspace(0, 1/3^40, 100000)",
      "e.convo": pool + "y = 1/3^600\nanswer 1 = "
        + Array(repeating: "(iota(9000) + 1) / 7^1200", count: 40).joined(separator: " / "),
    ])
    var outputs: [[UInt8]] = []
    for jobs in ["1", "3"] {
      let run = try convo(
        folder, "grade", "./hw3.convo", "./in", "--jobs", jobs, "--format", "jsonl", "--audience",
        "teacher")
      #expect(run.status == 0, "\(run.errorText)")
      let reports = try TeacherReport.all(in: run.output).map(\.report)
      #expect(reports.map(\.mark) == [2, 2, 2, 2, 2])
      #expect(
        reports.map { $0.problems[0].status } == [.refused, .wrong, .wrong, .refused, .refused])
      outputs.append(run.output)
    }
    #expect(outputs[0] == outputs[1])
  }

  /// A full disk is told of in every subcommand.
  @Test(arguments: [
    ["sheet", "./hw3.convo"], ["lint", "./hw3.convo"], ["help", "--man"], ["check", "./hw3.convo"],
    ["--help"], ["--generate-completion-script", "bash"], ["help", "conv"],
    ["grade", "./hw3.convo", "./in", "--format", "csv"], ["-c", "1 + 1"], ["--json", "-c", "1"],
  ])
  func fullDisksAreTold(_ arguments: [String]) throws {
    let folder = try folder(["u1.convo": Self.bob])
    let paths = arguments.map { $0.hasPrefix("./") ? folder.path + $0.dropFirst() : $0 }
    for output in ["/dev/full", "&-"] {
      let run = try PipedProgram(
        ["/bin/sh", "-c", "exec \"$0\" \"$@\" >\(output)", try BuiltProgram.path("convo")] + paths)
      #expect(run.status == 1)
      #expect(run.errorText.contains("standard output: "), "\(run.errorText)")
    }
  }

  /// Nothing from the command line, a roster or a gradebook commands a terminal.
  @Test func namesAreNeverRaw() throws {
    let trick = "\u{1b}]0;x\u{7}"
    let folder = try folder(["u1\(trick).convo": Self.bob, "u2.convo": ""])
    _ = try folder.file(
      "r.csv",
      containing: "Student,ID,SIS Login ID,Section\nAnn\(trick),1,u2,\nBo\(trick),2,u3\(trick),\n")
    _ = try folder.file("bad\(trick).csv", containing: "x\n1\n")
    var lines: [[String]] = [
      ["-x\(trick)"], ["grade", "--jobs", trick],
      ["grade", "./hw3.convo", "./in", "--format", trick],
      ["grade", "./hw3.convo", "./in", "--roster", "./bad\(trick).csv"],
      ["grade", "./\(trick)", "./in"], ["sheet", "./\(trick)"], ["lint", "./\(trick)"],
      ["merge", "./\(trick)"], ["check", "./\(trick)"], ["./\(trick)"],
      ["sheet", "./hw3.convo", "--for", "u\(trick)"],
    ]
    for format in ReportFormat.all {
      for roster in ["./r.csv"] {
        lines.append([
          "grade", "./hw3.convo", "./in", "--format", format.name, "--audience",
          format.audience.rawValue, "--roster", roster, "--out", "./out",
        ])
        lines.append(Array(lines[lines.count - 1].dropLast(2)))
      }
    }
    for line in lines {
      let paths = line.map { $0.hasPrefix("./") ? folder.path + $0.dropFirst() : $0 }
      let run = try PipedProgram([try BuiltProgram.path("convo")] + paths)
      #expect(!(run.output + run.errors).contains(0x1B), "\(line)")
      #expect(!(run.output + run.errors).contains(0x07), "\(line)")
    }
    for name in try FilePath.names(in: folder.path + "/out") {
      #expect(try !FileGate.system.read("\(folder.path)/out/\(name)", 1 << 20).contains(0x1B))
    }
  }

  @Test func whatIsNobodysIsListed() throws {
    let folder = try folder(["u1002.convo": Self.bob, "u9.convo": "", "notes.pdf": ""])
    _ = try folder.file("roster.csv", containing: "student_id,name\nU1002,Bob\nu1003,Cem\n")
    let run = try convo(
      folder, "grade", "./hw3.convo", "./in", "--roster", "./roster.csv", "--audience", "teacher")
    #expect(run.status == 1)
    #expect(run.errorText.contains("u9.convo: no one on the roster has this id"))
    #expect(run.errorText.contains("notes.pdf: only .convo and .txt files are read"))
    #expect(run.text.contains("u1003     Cem"))
  }

  @Test(arguments: [
    ["grade"], ["grade", "./nowhere.convo", "./in"], ["grade", "./hw3.convo"],
    ["grade", "./hw3.convo", "./in", "--format", "docx"],
    ["grade", "./hw3.convo", "./in", "--only", "7"],
    ["grade", "./hw3.convo", "./in", "--jobs", "0"],
    ["grade", "./hw3.convo", "./in", "--match", "hw3_"],
    ["grade", "./hw3.convo", "./in", "--shard", "3/2"],
    ["grade", "./in/u1002.convo", "./in"], ["sheet"], ["sheet", "./in/u1002.convo"],
    ["sheet", "./hw3.convo", "--roster", "./r.csv"], ["merge"], ["merge", "./hw3.convo"],
  ])
  func wrongCommandLinesAreTold(_ arguments: [String]) throws {
    let folder = try folder(["u1002.convo": Self.bob])
    let paths = arguments.map { $0.hasPrefix("./") ? folder.path + $0.dropFirst() : $0 }
    let run = try PipedProgram([try BuiltProgram.path("convo")] + paths)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func aSheetHasNoAnswers() throws {
    let folder = try folder([:])
    let run = try convo(folder, "sheet", "./hw3.convo", "--for", "u7")
    #expect(run.status == 0)
    #expect(run.text.contains("student u7"))
    #expect(run.text.contains("answer 1 =\n"))
    #expect(!run.text.contains("conv(") && !run.text.contains("credit"))
  }

  @Test func sheetsForARoster() throws {
    let folder = try folder([:])
    _ = try folder.file("roster.csv", containing: "student_id,name\nu1,A\n../u2,B\n")
    let run = try convo(
      folder, "sheet", "./hw3.convo", "--roster", "./roster.csv", "--out", "./sheets")
    #expect(run.status == 0)
    for (name, id) in [("u1", "u1"), ("%2E.%2Fu2", "../u2")] {
      let bytes = try FileGate.system.read("\(folder.path)/sheets/\(name).convo", 1 << 16)
      #expect(String(decoding: bytes, as: UTF8.self).contains("student \(id)"))
    }
  }

  /// The results that Gradescope reads, whatever was handed in.
  @Test(arguments: [
    (["u1.convo": bob], "2"), ([:], "0"), (["answers.md": "1"], "0"),
    (["a.convo": bob, "b.convo": bob], "0"), (["a.convo": "\u{0}\u{0}"], "0"),
  ])
  func gradescopeAlwaysHasResults(_ files: [String: String], _ score: String) throws {
    let folder = try folder(files)
    let run = try convo(
      folder, "grade", "./hw3.convo", "./in", "--student", "u1", "--format", "gradescope",
      "--visibility", "after_due_date")
    let json = try JSONValue(run.output)
    #expect(json["score"]?.digits == score)
    #expect(json["visibility"]?.textValue == "after_due_date")
    #expect(json["output"]?.textValue?.isEmpty == false)
    let broken = try convo(
      folder, "grade", "./nowhere.convo", "./in", "--format", "gradescope")
    #expect(broken.status == 2)
    #expect(try JSONValue(broken.output)["score"]?.digits == "0")
    #expect(!broken.text.contains("nowhere"))
  }

  /// The archive for Gradescope, unpacked and run as Gradescope does it, in another place.
  @Test func thePackageForGradescopeGrades() throws {
    let folder = try folder([:])
    _ = try folder.file("roster.csv", containing: "student_id,name,email\nu1002,Bob,bob@x.edu\n")
    let archive = folder.path + "/a.zip"
    let made = try convo(
      folder, "package", "./hw3.convo", "--for", "gradescope", "--out", archive, "--roster",
      "./roster.csv", "--visibility", "hidden")
    #expect(made.status == 0, "\(made.errorText)")
    for name in ["root", "root/source", "root/submission"] {
      mkdir("\(folder.path)/\(name)", 0o755)
    }
    try unpack(try FileGate.system.read(archive, 1 << 30), into: folder.path + "/root/source")
    _ = try folder.file("root/submission/whatever.convo", containing: Self.bob)
    _ = try folder.file(
      "root/submission_metadata.json",
      containing:
        "{\"created_at\":\"2026-12-01T10:00:00-08:00\",\"users\":[{\"email\":\"bob@x.edu\",\"id\":1}]}"
    )
    for file in ["setup.sh", "run_autograder"] {
      let run = try PipedProgram(
        ["/bin/sh", "\(folder.path)/root/source/\(file)"],
        environment: ["PATH": "/usr/bin:/bin", "AUTOGRADER_ROOT": folder.path + "/root"])
      #expect(run.status == 0, "\(run.errorText)")
    }
    let results = try FileGate.system.read(folder.path + "/root/results/results.json", 1 << 20)
    let json = try JSONValue(results)
    #expect(json["score"]?.digits == "2")
    #expect(json["tests"]?.elements?.count == 2)
    #expect(json["visibility"]?.textValue == "hidden")
  }

  /// Writes an archive's files, which are not compressed.
  private func unpack(_ bytes: [UInt8], into folder: String) throws {
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    var place = 0
    while number(place, 4) == 0x0403_4B50 {
      let (size, length) = (number(place + 18, 4), number(place + 26, 2))
      let start = place + 30 + length
      let name = String(decoding: bytes[place + 30..<start], as: UTF8.self)
      let file = try NewFile("\(folder)/\(name)", mode: 0o755)
      try file.write(Array(bytes[start..<start + size]))
      try file.finish()
      place = start + size
    }
    #expect(number(place, 4) == 0x0201_4B50)
  }

  /// The repository for GitHub Classroom: its step, run with the key as a secret.
  @Test func thePackageForGitHubGrades() throws {
    let folder = try folder([:])
    let repository = folder.path + "/repository"
    let made = try convo(
      folder, "package", "./hw3.convo", "--for", "github", "--out", repository)
    #expect(made.status == 0, "\(made.errorText)")
    let secret = try FileGate.system.read(repository + "/CONVO_KEY.txt", 1 << 20)
    unlink(repository + "/CONVO_KEY.txt")
    _ = try folder.file("repository/hw3.convo", containing: Self.bob)
    let run = try PipedProgram(
      ["/bin/sh", "-c", "cd \"$0\" && sh .github/convo/grade.sh", repository],
      environment: [
        "PATH": "/usr/bin:/bin", "CONVO_KEY": String(decoding: secret, as: UTF8.self),
        "CONVO_STUDENT": "u1002", "GITHUB_OUTPUT": folder.path + "/output",
      ])
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.output.isEmpty)
    let output = String(
      decoding: try FileGate.system.read(folder.path + "/output", 1 << 20), as: UTF8.self)
    #expect(output.hasPrefix("result="))
  }

  /// What a person marks is told, listed, and taken from the table.
  @Test func answersAreMarkedByHand() throws {
    let folder = try folder([
      "u1.convo": "answer 1 = The kernel slides, as it is.\nanswer 2 = 3",
      "u2.convo": "answer 2 = 3",
    ])
    _ = try folder.file(
      "hw3.convo",
      containing: """
        assignment hw3
        problem 1 "Explain." points=4 manual
        problem 2 "Add 1 and 2." points=1
        answer 2 = 1 + 2
        """)
    let first = try convo(folder, "grade", "./hw3.convo", "./in", "--format", "marks")
    #expect(
      first.text
        == "student_id,problem,score,reason,max_score,answer\r\nu1,1,,,4,\"The kernel slides, as it is.\"\r\n"
    )
    let student = try convo(folder, "grade", "./hw3.convo", "./in/u1.convo")
    #expect(student.text.contains("1.00 / 5"))
    #expect(student.text.contains("4 points are still to be marked by hand"))
    _ = try folder.file(
      "marks.csv", containing: "student_id,problem,score,reason\nu1,1,3,Say where to.\nu2,1,,\n")
    let second = try convo(
      folder, "grade", "./hw3.convo", "./in", "--marks", "./marks.csv", "--format", "csv")
    #expect(second.status == 0, "\(second.errorText)")
    #expect(second.text.contains("u1,,") && second.text.contains(",4.00,5,3.00,1.00,"))
    let third = try convo(
      folder, "grade", "./hw3.convo", "./in/u1.convo", "--marks", "./marks.csv")
    #expect(third.text.contains("3.00/4   Say where to."))
  }

  /// A worker on its own: no key, no files.
  @Test func aWorkerWithoutWorkEnds() throws {
    let run = try PipedProgram([try BuiltProgram.path("convo"), "--worker"])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
  }

  /// Files that an assignment loads are sent to the workers, which cannot open files.
  @Test func assignmentsMayLoadFiles() throws {
    let folder = try folder(["u1.convo": "answer 1 = 6"])
    let data = try folder.file("x.csv", containing: "1,2,3\n")
    _ = try folder.file(
      "hw3.convo",
      containing: "x = load(\"\(data)\")\nproblem 1 \"Sum.\"\nanswer 1 = sum(x)\n")
    let run = try convo(folder, "grade", "./hw3.convo", "./in")
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.text.contains("1.00 / 1"))
  }
}
