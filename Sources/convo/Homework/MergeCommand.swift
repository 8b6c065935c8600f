import ArgumentParser
import Files
import Homework
import Terminal

/// Joins the results of several runs.
struct MergeCommand: HomeworkCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join results in Convo's JSON, such as those of parts of a class.",
    usage: "convo merge [<options>] <paths> ...",
    discussion: """
      Results written with --format json or jsonl and --audience teacher have everything that the \
      other formats need. The exit status is that of grade.
      """)

  @Argument(help: "Results to join.", completion: .file(extensions: ["json", "jsonl"]))
  var paths: [String]

  @Option(help: .init("The students: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @OptionGroup var report: ReportOptions

  func execute() throws(GradingRefusal) -> Int32 {
    var run = try ReportRun(report, roster: roster)
    try merge(&run)
    return run.hasWarnings ? 1 : 0
  }

  private func merge(_ run: inout ReportRun) throws(GradingRefusal) {
    var outline: AssignmentOutline?
    var places: [StudentID: ResultPlace] = [:]
    var files: [ResultFile] = []
    for path in paths {
      let file = try ResultFile(path)
      files.append(file)
      try file.visit { (place, report) throws(GradingRefusal) in
        let own = AssignmentOutline(report.report)
        let id = StudentID(report.report.studentID)
        if outline == nil { outline = own }
        guard own == outline else {
          run.warn("\(path): the results of \(id.key) belong to another assignment or key")
          return
        }
        if let former = places[id] {
          if try files[former.file].report(at: former.place) != report {
            run.warn("\(path): there already are different results of \(id.key)")
          }
          return
        }
        places[id] = ResultPlace(file: files.count - 1, place: place)
      }
    }
    guard let outline else { throw GradingRefusal("these files have no results") }
    try write(places, files, outline, &run)
  }

  private func write(
    _ places: [StudentID: ResultPlace], _ files: [ResultFile], _ outline: AssignmentOutline,
    _ run: inout ReportRun
  ) throws(GradingRefusal) {
    let ids = Set(places.keys)
    let absent = run.roster?.students.filter { !ids.contains(StudentID($0.id)) } ?? []
    let settings = run.settings(outline, RunFindings(absent: absent))
    var changes: [FormerResults.Change] = []
    var outputs = try run.outputs(settings)
    for (_, place) in places.sorted(by: { $0.key < $1.key }) {
      let report = run.finished(try files[place.file].report(at: place.place))
      if let change = run.former?.change(to: report.report) { changes.append(change) }
      do throws(FileError) { try outputs.add(report) } catch {
        throw GradingRefusal(error.allWords, status: 1)
      }
    }
    do throws(FileError) { try outputs.finish() } catch {
      throw GradingRefusal(error.allWords, status: 1)
    }
    run.warnAboutUnusedOverrides(ids, outline)
    run.listChanges(changes, ids)
  }
}

/// Where a report stands.
private struct ResultPlace {
  var file: Int
  var place: ResultFile.Place
}

/// A file of results in Convo's JSON, of which only one report at a time is in memory if each has a line,
/// as Convo writes them.
private final class ResultFile {
  enum Place {
    case bytes(Range<Int>)
    case held(Int)
  }

  /// All reports, if they do not stand on lines of their own.
  private var held: [TeacherReport] = []
  private let path: String
  private let file: OpenFile
  private static let pieceSize = 1 << 20

  init(_ path: String) throws(GradingRefusal) {
    self.path = path
    do throws(SystemError) { file = try OpenFile(reading: path) } catch {
      throw GradingRefusal("\(path): \(error.message)")
    }
    guard file.kind == .regular else { throw GradingRefusal("\(path): this is not a regular file") }
  }

  /// Calls `body` with each report.
  func visit(
    _ body: (Place, TeacherReport) throws(GradingRefusal) -> Void
  ) throws(GradingRefusal) {
    guard try hasLines() else {
      held = try reports(try bytes(0..<Self.wholeLimit))
      for (place, report) in held.enumerated() { try body(.held(place), report) }
      return
    }
    var (start, searched) = (0, 0)
    var line: [UInt8] = []
    while true {
      let piece = try bytes(searched..<searched + Self.pieceSize)
      if piece.isEmpty { break }
      var rest = piece[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        try read(line, start, body)
        start += line.count + 1
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
      searched += piece.count
      guard line.count <= WorkerConversation.reportLimit else {
        throw GradingRefusal("\(path): the results must have a line for each student")
      }
    }
    try read(line, start, body)
  }

  private static let wholeLimit = 1 << 30

  /// Whether the first object ends with its line.
  private func hasLines() throws(GradingRefusal) -> Bool {
    let start = try bytes(0..<WorkerConversation.reportLimit)
    for line in start.split(separator: UInt8(ascii: "\n")).map(Array.init) {
      let object = Self.object(in: line)
      if !object.isEmpty {
        return line[object].first == UInt8(ascii: "{")
          && (try? JSONValue(Array(line[object]))) != nil
      }
    }
    return true
  }

  /// The bytes of a line without the comma after them, empty for an array's brackets.
  private static func object(in line: [UInt8]) -> Range<Int> {
    let marks: Set<UInt8> = [0x20, 0x09, 0x0D, UInt8(ascii: ","), 0xEF, 0xBB, 0xBF]
    guard let first = line.firstIndex(where: { !marks.contains($0) }),
      let last = line.lastIndex(where: { !marks.contains($0) }),
      first < last || (line[first] != UInt8(ascii: "[") && line[first] != UInt8(ascii: "]"))
    else { return 0..<0 }
    return first..<last + 1
  }

  private func read(
    _ line: [UInt8], _ start: Int, _ body: (Place, TeacherReport) throws(GradingRefusal) -> Void
  ) throws(GradingRefusal) {
    let object = Self.object(in: line)
    guard !object.isEmpty else { return }
    for report in try reports(Array(line[object])) {
      try body(.bytes(start + object.lowerBound..<start + object.upperBound), report)
    }
  }

  func report(at place: Place) throws(GradingRefusal) -> TeacherReport {
    let range: Range<Int>
    switch place {
    case .held(let index): return held[index]
    case .bytes(let bytes): range = bytes
    }
    guard let report = try reports(try bytes(range)).first else {
      throw GradingRefusal("\(path): it changed while it was read")
    }
    return report
  }

  private func bytes(_ range: Range<Int>) throws(GradingRefusal) -> [UInt8] {
    do throws(SystemError) {
      return try file.bytes(from: range.lowerBound, atMost: range.count)
    } catch { throw GradingRefusal("\(path): \(error.message)") }
  }

  private func reports(_ bytes: [UInt8]) throws(GradingRefusal) -> [TeacherReport] {
    do throws(FileError) { return try TeacherReport.all(in: bytes) } catch {
      throw GradingRefusal("\(path): \(error.words)")
    }
  }
}
