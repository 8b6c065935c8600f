internal import Glibc
internal import PseudoTerminal
internal import Testing

@testable internal import Terminal

@Suite struct HistoryFileTests {
  @Test(arguments: ["plain", "two\nlines", "back\\slash \\n", "\r\n", "卷积 \u{301}", "ends in \\"])
  func anEntryComesBackAsItWas(entry: String) throws {
    let folder = try ScratchFolder()
    let file = HistoryFile(path: folder.path + "/new/folders/history")
    #expect(file.append(entry))
    #expect(file.append("next"))
    #expect(file.load() == [entry, "next"])
    #expect(!HistoryLine.encode(entry).contains("\n"))
  }

  @Test func onlyTheOwnerMayReadIt() throws {
    let folder = try ScratchFolder()
    let file = HistoryFile(path: folder.path + "/deep/history", limit: 1)
    var status = stat()
    for _ in 0..<2 {
      #expect(file.append("a"))
      #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
    #expect(file.trim())
    #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(folder.path + "/deep", &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test func trimmingKeepsTheNewestOfEach() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("history", containing: "a\nb\na\nc\nb\n")
    #expect(HistoryFile(path: path, limit: 10).trim())
    #expect(HistoryFile(path: path).load() == ["a", "c", "b"])
    #expect(HistoryFile(path: path, limit: 2).trim())
    #expect(HistoryFile(path: path).load() == ["c", "b"])
    #expect(HistoryFile(path: path, limit: 1).load() == ["b"])
  }

  @Test func trimmingGoesThroughALink() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("settings", containing: "a\na\n")
    let link = try folder.file("history")
    #expect(symlink(path, link) == 0)
    #expect(HistoryFile(path: link).trim())
    #expect(HistoryFile(path: path).load() == ["a"])
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func anUnfinishedLineSwallowsNothing() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("history", containing: "a\ncut sho")
    #expect(HistoryFile(path: path).append("b"))
    #expect(HistoryFile(path: path).load() == ["a", "cut sho", "b"])
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("file", containing: "")
    for path in [file + "/history", folder.path, "/dev/null", "/proc/nothing/history"] {
      #expect(!HistoryFile(path: path).append("a"))
      #expect(!HistoryFile(path: path).trim())
      #expect(HistoryFile(path: path).load().isEmpty)
    }
    let long = String(repeating: "x", count: HistoryFile.maximumEntryLength)
    #expect(!HistoryFile(path: folder.path + "/history").append(long))
  }

  @Test func sessionsThatWriteAndTrimAtOnceLoseNothing() async throws {
    let folder = try ScratchFolder()
    let file = HistoryFile(path: folder.path + "/history", limit: 1000)
    await withTaskGroup { group in
      for session in 0..<8 {
        group.addTask {
          for turn in 0..<50 {
            #expect(file.append("session \(session) turn \(turn)"))
            if turn % 10 == 9 { file.trim() }
          }
        }
      }
    }
    #expect(file.trim())
    let entries = file.load()
    #expect(Set(entries).count == 400)
    #expect(entries.count == 400)
  }

  @Test(
    arguments: [
      (["CONVO_HISTORY": "/h", "HOME": "/me"], "/h"), (["CONVO_HISTORY": "", "HOME": "/me"], nil),
      (["XDG_STATE_HOME": "/s", "HOME": "/me"], "/s/convo/history"),
      (["XDG_STATE_HOME": "relative", "HOME": "/me"], "/me/.local/state/convo/history"),
      (["XDG_STATE_HOME": "", "HOME": "/me"], "/me/.local/state/convo/history"), ([:], nil),
    ] as [([String: String], String?)])
  func itsPlaceFollowsTheEnvironment(variables: [String: String], path: String?) {
    #expect(HistoryFile.standardPath(environment: Environment(variables)) == path)
  }
}
