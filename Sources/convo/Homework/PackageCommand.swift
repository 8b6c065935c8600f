public import ArgumentParser
import Files
public import Homework
import Terminal

extension AutograderPackage.Platform: ExpressibleByArgument {}

/// Writes what a platform needs to grade an assignment by itself.
struct PackageCommand: HomeworkCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Write an autograder of an assignment for Gradescope or GitHub Classroom.",
    usage: "convo package <key> --for gradescope|github [--out <path>] [--roster <csv>]",
    discussion: """
      For Gradescope it is an archive to upload, with this program in it. For GitHub it is a folder: \
      its .github goes into the template repository, the contents of CONVO_KEY.txt become the secret \
      CONVO_KEY and that file goes nowhere else. Students get results by --visibility.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Option(name: .customLong("for"), help: "The platform: gradescope or github.")
  var platform: AutograderPackage.Platform

  @Option(
    help: .init(
      "The archive or folder; by default autograder.zip or autograder.", valueName: "path"))
  var out: String?

  @Option(help: .init("The students: a CSV with student_id and email.", valueName: "csv"))
  var roster: String?

  @Option(
    help: "When Gradescope shows results: visible, hidden, after_due_date or after_published.")
  var visibility = Visibility.visible

  func execute() throws(GradingRefusal) -> Int32 {
    let bytes = try AssignmentOpening.read(key)
    let loaded = LoadedFiles()
    _ = try AssignmentOpening.open(key, bytes, GradingOptions(), loaded.gate)
    _ = try ReportRun.roster(roster)
    let parts = AutograderPackage.Parts(
      program: try Self.program(), key: bytes, data: loaded.contents,
      roster: try ReportRun.read(roster) { bytes throws(FileError) in bytes },
      visibility: visibility)
    let files = try AutograderPackage.files(platform, parts)
    switch platform {
    case .gradescope: try write(ZipArchive(files).bytes, to: out ?? "autograder.zip", mode: 0o666)
    case .github:
      let folder = out ?? "autograder"
      for file in files {
        try create(foldersOf: file.path, in: folder)
        try write(file.bytes, to: "\(folder)/\(file.path)", mode: file.isExecutable ? 0o777 : 0o666)
      }
    }
    return 0
  }

  private static func program() throws(GradingRefusal) -> [UInt8] {
    do throws(SystemError) {
      return try OpenFile(reading: "/proc/self/exe").bytes(atMost: 1 << 30)
    } catch { throw GradingRefusal("the program cannot read its own file: \(error.message)") }
  }

  private func create(foldersOf path: String, in folder: String) throws(GradingRefusal) {
    let names = path.split(separator: "/").dropLast()
    for count in 0...names.count {
      let made = ([folder] + names.prefix(count).map(String.init)).joined(separator: "/")
      do throws(SystemError) { try FilePath.createFolder(made) } catch {
        throw GradingRefusal("\(made): \(error.message)", status: 1)
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String, mode: UInt32) throws(GradingRefusal) {
    do throws(SystemError) {
      let file = try NewFile(path, mode: mode)
      try file.write(bytes)
      try file.finish()
    } catch { throw GradingRefusal("\(path): \(error.message)", status: 1) }
  }
}
