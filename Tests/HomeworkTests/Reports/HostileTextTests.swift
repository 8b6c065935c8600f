import Documents
import Files
import Homework
import Rendering
import Testing

/// All formats stay valid, whatever names students and files have.
@Suite struct HostileTextTests {
  static let texts = [
    "=HYPERLINK(\"http://x.example\",\"marks\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1",
    "\u{FF1D}1", "]]>", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "&amp;&#x1b;", "ok 1 - right # TODO", "a\\#b\\", "\nok 2 - right", "::error::lost",
    "\n::set-env name=X::1", "\u{1b}]52;c;QQ==\u{07}\u{1b}[2J", "\u{202E}txt.exe\u{2066}",
    "a\u{0}b\u{7f}\u{85}\u{9b}31m", "\u{FEFF}\u{200B}\u{FFFF}", "x,y;\"z\"\r\n1,2",
    "../../etc/passwd",
    "--- !!python/object", "%s%n${jndi:x}{{7*7}}", "\u{1F468}\u{200D}\u{1F469}", "",
  ]

  static func reports(_ text: String) -> [TeacherReport] {
    var report = SampleClass.bob
    report.report.studentID = text
    report.report.studentName = text
    report.report.file = text
    report.report.notes = [text]
    report.report.flags = [text]
    for place in report.report.problems.indices {
      report.report.problems[place].feedback = [.init(.note, text, command: text)]
      report.report.problems[place].answer = .text(text)
      report.report.problems[place].mistakes = [
        .init(name: text, posterior: 0.5, cells: 1, credit: 0)
      ]
    }
    return [SampleClass.aylin, report, SampleClass.cem]
  }

  static func settings(_ text: String) throws -> ReportSettings {
    var settings = SampleClass.settings
    settings.gradebook = try SampleClass.gradebook
    settings.findings.unmatched = [.init(file: text, reason: text)]
    settings.findings.absent = [Student(id: text, name: text)]
    return settings
  }

  @Test(arguments: ReportFormat.all, texts)
  func nothingIsObeyed(_ format: ReportFormat, _ text: String) throws {
    let written = try format.text(Self.reports(text), Self.settings(text))
    let plain = written.replacing("\r\n", with: "\n")
    for scalar in plain.unicodeScalars where scalar != "\n" && scalar != "\u{200D}" {
      #expect(
        !isUnsafe(scalar), "\(format.name) has U+\(String(scalar.value, radix: 16))")
    }
    let lines = plain.split(separator: "\n")
    #expect(!lines.contains { $0.drop { $0 == " " }.hasPrefix("::") })
  }

  private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  @Test(arguments: ReportFormat.all.filter { $0.fileExtension == "csv" }, texts)
  func tablesHoldNoFormulas(_ format: ReportFormat, _ text: String) throws {
    let table = try SeparatedTexts(format.bytes(Self.reports(text), Self.settings(text)))
    let width = table.rows.first?.cells.count
    for row in table.rows {
      #expect(row.cells.count == width)
      for cell in row.cells where cell.count > 1 {
        #expect(!"=+-@".contains(cell.first ?? " "), "\(cell)")
      }
    }
  }

  @Test(arguments: ["json", "jsonl"], texts)
  func jsonGivesTheTextBack(_ name: String, _ text: String) throws {
    let format = try #require(ReportFormat.named(name, for: .teacher))
    let reports = Self.reports(text)
    #expect(try TeacherReport.all(in: format.bytes(reports)) == reports)
  }

  @Test(arguments: texts)
  func junitIsWellFormed(_ text: String) throws {
    let format = try #require(ReportFormat.named("junit", for: .student))
    let root = try XMLElement(try format.text(Self.reports(text)))
    #expect(root.name == "testsuites")
    #expect(root.all("testcase").count == 12)
    for (attribute, element) in [
      ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"), ("tests", "testcase"),
    ] {
      for suite in root.children {
        #expect(suite.attributes[attribute] == "\(suite.all(element).count)")
      }
    }
    // Jenkins's schema knows no other attributes.
    let allowed: [String: Set<String>] = [
      "testsuites": ["name"], "testsuite": ["name", "tests", "failures", "errors", "skipped"],
      "testcase": ["name", "classname"],
    ]
    for (name, attributes) in allowed {
      for element in [root] + root.all(name) where element.name == name {
        #expect(Set(element.attributes.keys).isSubset(of: attributes))
      }
    }
    #expect(root.children[1].attributes["name"] == printable(text))
  }

  @Test(arguments: texts)
  func tapIsReadBack(_ text: String) throws {
    let format = try #require(ReportFormat.named("tap", for: .student))
    let stream = try TAPStream(try format.text(Self.reports(text)))
    #expect(stream.points.map(\.isOK) == [true, false, false])
    #expect(stream.points[1].description == printable(text))
    #expect(stream.points[1].points.count == 4)
    #expect(stream.points[1].points[0].yaml["mistake"] == text)
  }

  @Test(arguments: texts)
  func theClassPageIsWellFormed(_ text: String) throws {
    let format = try #require(ReportFormat.named("html", for: .teacher))
    let page = try XMLElement(
      try format.text(Self.reports(text), Self.settings(text)), isHTML: true)
    #expect(page.all("script").isEmpty)
    #expect(page.all("img").isEmpty)
    #expect(page.all("svg").count == 3)
  }

  @Test(arguments: texts)
  func gitHubWritesOneLine(_ text: String) throws {
    let format = try #require(ReportFormat.named("github", for: .student))
    let line = try format.text([Self.reports(text)[1]])
    #expect(line.hasPrefix("result=") && line.hasSuffix("\n"))
    let letters = line.dropFirst(7).dropLast()
    #expect(letters.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) })
    let json = try JSONValue(try decoded(String(letters)))
    #expect(json["max_score"]?.digits == "12")
    #expect(json["tests"]?.elements?.count == 4)
    #expect(json["tests"]?.elements?.first?["filename"]?.textValue == text)
  }

  private func decoded(_ text: String) throws -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bytes: [UInt8] = []
    var (group, bits) = (0, 0)
    for letter in text where letter != "=" {
      group = group << 6 | (try #require(letters.firstIndex(of: letter)))
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(group >> bits & 255))
      }
    }
    return bytes
  }

  @Test(arguments: texts)
  func gradescopeIsJSON(_ text: String) throws {
    let format = try #require(ReportFormat.named("gradescope", for: .student))
    let json = try JSONValue(try format.bytes([Self.reports(text)[1]]))
    for name in ["output_format", "test_output_format", "test_name_format"] {
      #expect(json[name]?.textValue == "text")
    }
    #expect(json["score"]?.digits == "3")
    #expect(json["tests"]?.elements?.first?["tags"] == .array([.text(text)]))
  }
}
