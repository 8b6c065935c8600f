import Files
import Homework
import Testing

@Suite struct RosterTests {
  @Test(arguments: [
    ("u1", "U1 ", true), ("Ünal", "U\u{308}nal", true), ("Ünal", "ünal", false),
    ("u1", "u2", false), (" a b ", "a b", true),
  ])
  func idsAreCompared(_ left: String, _ right: String, _ areEqual: Bool) {
    #expect((StudentID(left) == StudentID(right)) == areEqual)
    #expect((StudentID(left).stableHash == StudentID(right).stableHash) == areEqual)
  }

  /// 64-bit FNV-1a of "a", as its authors publish it.
  @Test func theHashIsFNV1a() {
    #expect(StudentID("A").stableHash == 0xaf63_dc4c_8601_ec8c)
  }

  @Test(arguments: [
    ("u1002", "u1002"), ("../../x", "%2E.%2F..%2Fx"), (".hidden", "%2Ehidden"),
    ("", "%00"), ("ü", "%C3%BC"), ("a b", "a%20b"), ("con\u{1b}", "con%1B"),
  ])
  func reportsHaveHarmlessNames(_ id: String, _ name: String) {
    #expect(ReportFileName.of(id) == name)
  }

  @Test func longNamesAreCutAndStayApart() {
    let (a, b) = (
      String(repeating: "x", count: 200) + "1", String(repeating: "x", count: 200) + "2"
    )
    #expect(ReportFileName.of(a).utf8.count <= 80)
    #expect(ReportFileName.of(a) != ReportFileName.of(b))
    // An id that is the cut form of another.
    #expect(ReportFileName.of(ReportFileName.of(a)) != ReportFileName.of(a))
    // Ids that differ do so on file systems that ignore case as well.
    let ids = ["ä", "Ä", "a%", "a%25", "x.json", "%s", "s", a, b, ReportFileName.of(a)]
    let names = ids.map { ReportFileName.of($0).lowercased() }
    #expect(Set(names).count == ids.count)
  }

  @Test(
    arguments: [
      ("hw3_{id}_*.convo", "hw3_u1002_final_v2.convo", "u1002"),
      ("hw3_{id}_*", "hw3_u1002.convo", nil), ("{id}.convo", "a.b.convo", "a.b"),
      ("{id}.convo", ".convo", nil), ("*-{id}.txt", "late-2-u7.txt", "2-u7"),
      ("?{id}", "xy", "y"), ("hw?_{id}*", "hw3_", nil), ("{id}", "ünal", "ünal"),
      ("*{id}*", "ab", "a"),
    ] as [(String, String, String?)])
  func patternsFindIDs(_ pattern: String, _ name: String, _ id: String?) throws {
    #expect(try #require(FilePattern(pattern)).id(in: name) == id)
  }

  @Test(arguments: ["", "*", "{id}{id}", "{ID}"])
  func patternsNeedOneID(_ pattern: String) { #expect(FilePattern(pattern) == nil) }

  @Test func rostersAreReadByTheirHeaders() throws {
    let table = try SeparatedTexts(
      Array("Name;Student_ID\n\"Öz; Bob\";u2\nAylin; u1 \n;\n".utf8))
    let roster = try Roster(table)
    #expect(
      roster.students == [Student(id: "u1", name: "Aylin"), Student(id: "u2", name: "Öz; Bob")])
    #expect(roster[StudentID("U2")]?.name == "Öz; Bob")
    #expect(roster[StudentID("u3")] == nil)
  }

  @Test(arguments: ["", "a,b\n1,2\n", "id\nu1\nU1\n"])
  func rostersWithoutIDsAreRefused(_ text: String) throws {
    let table = try SeparatedTexts(Array(text.utf8))
    #expect(throws: FileError.self) { try Roster(table) }
  }

  @Test func gradebooksKeepTheirFirstColumns() throws {
    let gradebook = try SampleClass.gradebook
    #expect(gradebook.header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"])
    #expect(gradebook.rows.count == 4)
    #expect(gradebook.rows.first?.ids.first == StudentID("u1001"))
    let roster = try Roster(SeparatedTexts(Array(SampleClass.gradebookText.utf8)))
    #expect(roster.students.map(\.id) == ["u1001", "u1002", "u1003", "u1005"])
  }
}

extension SampleClass {
  /// As Canvas exports it.
  static let gradebookText = """
    Student,ID,SIS User ID,SIS Login ID,Section,hw2 (77)
    "    Points Possible",,,,,10
    "Kaya, Aylin",501,s1,u1001,"A, morning",9
    "Öztürk, Bob",502,s2,u1002,"A, morning",
    Cem,503,s3,u1003,B,4
    Ece,505,s5,u1005,B,4

    """

  static var gradebook: Gradebook {
    get throws { try Gradebook(SeparatedTexts(Array(gradebookText.utf8))) }
  }
}
