internal import Foundation
internal import PseudoTerminal
internal import Testing

/// What is linked into the program: of Foundation only its essentials, through the argument parser.
@Suite struct LinkedPartsTests {
  /// The debug program names the libraries that it loads.
  @Test func theDebugProgramLoadsNoMoreThanFoundationsEssentials() throws {
    let program = try Data(
      contentsOf: URL(fileURLWithPath: BuiltProgram.path("convo")), options: .alwaysMapped)
    for library in [
      "libFoundation.so", "lib_FoundationICU.so", "libFoundationInternationalization.so",
    ] {
      #expect(program.range(of: Data(library.utf8)) == nil, "\(library)")
    }
  }

  /// The release program holds its libraries: each leaves names and texts of its own. There is nothing
  /// to read where no release was built; the checks of a change build one.
  @Test func theReleaseProgramIsSmallAndHoldsNoForeignLibrary() throws {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".build/release/convo")
    guard let program = try? Data(contentsOf: path, options: .alwaysMapped) else { return }
    // A program linked with CONVO_DYNAMIC loads them instead.
    guard program.range(of: Data("ld-linux".utf8)) == nil else { return }
    #expect(program.count <= 25_000_000)
    // ICU's data, CoreFoundation's classes, Foundation's own module, BoringSSL's sources.
    for mark in [
      "icudt", "NSCFString", "CoreFoundation", "FoundationInternationalization", "BoringSSL",
    ] {
      #expect(program.range(of: Data(mark.utf8)) == nil, "\(mark) is linked in")
    }
    #expect(program.range(of: Data("FoundationEssentials".utf8)) != nil, "names can be found in it")
  }
}
