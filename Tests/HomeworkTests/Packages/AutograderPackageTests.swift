import Homework
import Testing

@testable import Homework

@Suite struct AutograderPackageTests {
  /// The check value of CRC-32 in its catalogues.
  @Test func checksumsAreThoseOfZip() {
    #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func anEmptyArchiveIsItsEnd() {
    #expect(ZipArchive([]).bytes == [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
  }

  private func parts(data: [(path: String, bytes: [UInt8])] = []) -> AutograderPackage.Parts {
    AutograderPackage.Parts(
      program: [1], key: Array("key".utf8), data: data, roster: nil, visibility: .hidden)
  }

  @Test func filesStayInTheirFolder() {
    for path in ["/etc/x", "../x", "a/../../x"] {
      #expect(throws: GradingRefusal.self) {
        try AutograderPackage.files(.gradescope, parts(data: [(path, [])]))
      }
    }
    #expect(throws: GradingRefusal.self) {
      try AutograderPackage.files(.github, parts(data: [("x.csv", [])]))
    }
  }

  /// GitHub's template repository is the students', so the key is in none of its files.
  @Test func theKeyIsNotInTheRepository() throws {
    for file in try AutograderPackage.files(.github, parts()) where file.path.hasPrefix(".github") {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("a2V5"))
    }
  }
}
