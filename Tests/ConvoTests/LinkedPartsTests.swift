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
    guard let program = releaseProgram else { return }
    #expect(program.count <= 25_000_000)
    // ICU's data, CoreFoundation's classes, Foundation's own module, BoringSSL's sources.
    for mark in [
      "icudt", "NSCFString", "CoreFoundation", "FoundationInternationalization", "BoringSSL",
    ] {
      #expect(program.range(of: Data(mark.utf8)) == nil, "\(mark) is linked in")
    }
    #expect(program.range(of: Data("FoundationEssentials".utf8)) != nil, "names can be found in it")
  }

  /// Its tables are closed to writing before it begins, and no memory can be both written and run.
  @Test func theReleaseProgramIsHardToMisuse() throws {
    guard let program = releaseProgram else { return }
    let headers = try #require(ProgramHeaders(program))
    #expect(headers.segments.contains { $0.type == ProgramHeaders.closedAfterRelocation })
    let stack = try #require(headers.segments.first { $0.type == ProgramHeaders.stack })
    #expect(!stack.isExecutable)
    #expect(!headers.segments.contains { $0.isWritable && $0.isExecutable })
  }

  /// C functions check the stack before they return; the debug program names the function that ends it
  /// otherwise.
  @Test func stacksAreGuarded() throws {
    let program = try Data(
      contentsOf: URL(fileURLWithPath: BuiltProgram.path("convo")), options: .alwaysMapped)
    #expect(program.range(of: Data("__stack_chk_fail".utf8)) != nil)
  }

  /// The static release program, if one was built. A program linked with CONVO_DYNAMIC loads its
  /// libraries instead.
  private var releaseProgram: Data? {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".build/release/convo")
    guard let program = try? Data(contentsOf: path, options: .alwaysMapped),
      program.range(of: Data("ld-linux".utf8)) == nil
    else { return nil }
    return program
  }
}

/// What a 64-bit ELF file, little-endian, says about how it is loaded.
private struct ProgramHeaders {
  struct Segment {
    let type: UInt32
    let flags: UInt32
    let offset: Int
    let size: Int

    var isExecutable: Bool { flags & 1 != 0 }
    var isWritable: Bool { flags & 2 != 0 }
  }

  static let stack: UInt32 = 0x6474_e551
  static let closedAfterRelocation: UInt32 = 0x6474_e552

  let segments: [Segment]

  init?(_ file: Data) {
    func number<N: FixedWidthInteger>(_ offset: Int, _: N.Type) -> N {
      file.dropFirst(offset).prefix(MemoryLayout<N>.size).reversed()
        .reduce(0) { $0 << 8 | N(truncatingIfNeeded: $1) }
    }
    guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
    let (start, size) = (Int(number(32, UInt64.self)), Int(number(54, UInt16.self)))
    segments = (0..<Int(number(56, UInt16.self))).map {
      let at = start + $0 * size
      return Segment(
        type: number(at, UInt32.self), flags: number(at + 4, UInt32.self),
        offset: Int(number(at + 8, UInt64.self)), size: Int(number(at + 32, UInt64.self)))
    }
  }
}
