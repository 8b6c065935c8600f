/// The files with which a platform grades an assignment by itself.
public struct AutograderPackage: Sendable {
  public enum Platform: String, Sendable, CaseIterable {
    case gradescope, github
  }

  /// The program, the assignment, the files it loads and a roster.
  public struct Parts: Sendable {
    public var program: [UInt8]
    public var key: [UInt8]
    public var data: [(path: String, bytes: [UInt8])]
    public var roster: [UInt8]?
    public var visibility: Visibility

    public init(
      program: [UInt8], key: [UInt8], data: [(path: String, bytes: [UInt8])], roster: [UInt8]?,
      visibility: Visibility
    ) {
      self.program = program
      self.key = key
      self.data = data
      self.roster = roster
      self.visibility = visibility
    }
  }

  /// The maximum bytes of a secret of GitHub's. Source: GitHub Docs, Using secrets in GitHub Actions.
  private static let secretLimit = 48 << 10

  /// The files, relative to a folder.
  ///
  /// - Throws: `GradingRefusal` if the assignment does not fit the platform.
  public static func files(
    _ platform: Platform, _ parts: Parts
  ) throws(GradingRefusal) -> [ZipArchive.File] {
    for (path, _) in parts.data
    where path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      throw GradingRefusal("\(path): only files below the assignment's folder can go with it")
    }
    switch platform {
    case .gradescope: return gradescope(parts)
    case .github: return try gitHub(parts)
    }
  }

  /// The archive's files.
  ///
  /// Source: Gradescope, autograder specifications: `setup.sh` prepares the machine, `run_autograder`
  /// writes `results/results.json`.
  private static func gradescope(_ parts: Parts) -> [ZipArchive.File] {
    let roster = parts.roster == nil ? "" : " --roster roster.csv"
    let run = """
      #!/bin/sh
      # Grades one submission. Written by convo package; AUTOGRADER_ROOT is for trying it elsewhere.
      root=${AUTOGRADER_ROOT:-/autograder}
      mkdir -p "$root/results"
      cd "$root/source" || exit 1
      metadata=
      if [ -f "$root/submission_metadata.json" ]; then
        metadata="--metadata $root/submission_metadata.json"
      fi
      # Whatever happens, there are results: the exit status only says whether all could be graded.
      ./convo grade key.convo "$root/submission" $metadata\(roster) --format gradescope \\
        --visibility \(parts.visibility.rawValue) > "$root/results/results.json"
      exit 0

      """
    var files = [
      ZipArchive.File(
        "setup.sh", Array("#!/bin/sh\n# The program needs nothing.\nexit 0\n".utf8),
        isExecutable: true),
      ZipArchive.File("run_autograder", Array(run.utf8), isExecutable: true),
      ZipArchive.File("convo", parts.program, isExecutable: true),
      ZipArchive.File("key.convo", parts.key),
    ]
    if let roster = parts.roster { files.append(ZipArchive.File("roster.csv", roster)) }
    return files + parts.data.map { ZipArchive.File($0.path, $0.bytes) }
  }

  /// A workflow, its script, the program, and the key as a secret.
  ///
  /// Source: GitHub Classroom, autograding-grading-reporter.
  private static func gitHub(_ parts: Parts) throws(GradingRefusal) -> [ZipArchive.File] {
    guard parts.data.isEmpty, parts.roster == nil else {
      throw GradingRefusal("a secret of GitHub's holds the assignment alone, without other files")
    }
    var secret: [UInt8] = []
    Base64.append(parts.key, to: &secret)
    guard secret.count <= secretLimit else {
      throw GradingRefusal("the assignment is too long for a secret of GitHub's")
    }
    let workflow = """
      # Grades each push with Convo. Written by convo package.
      # The key is the secret CONVO_KEY: who may change this folder can read it.
      name: Grade
      on: [push, workflow_dispatch]
      permissions:
        checks: write
        actions: read
        contents: read
      jobs:
        grade:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            - id: convo
              name: Grade
              env:
                CONVO_KEY: ${{ secrets.CONVO_KEY }}
                CONVO_STUDENT: ${{ github.actor }}
              run: sh .github/convo/grade.sh
            - name: Report
              if: always()
              uses: classroom-resources/autograding-grading-reporter@v1
              env:
                CONVO_RESULTS: ${{ steps.convo.outputs.result }}
              with:
                runners: convo

      """
    let script = """
      #!/bin/sh
      # Grades the repository's .convo files. The result goes to the step's outputs; what a student wrote is
      # never printed.
      key=$(mktemp -d)
      trap 'rm -rf "$key"' EXIT
      printf '%s' "$CONVO_KEY" | base64 -d > "$key/key.convo" || exit 1
      chmod +x .github/convo/convo 2> "$key/log"
      .github/convo/convo grade "$key/key.convo" . --student "$CONVO_STUDENT" --format github \\
        > "$key/result" 2>> "$key/log"
      [ -s "$key/result" ] || exit 1
      cat "$key/result" >> "$GITHUB_OUTPUT"

      """
    return [
      ZipArchive.File(".github/workflows/convo.yml", Array(workflow.utf8)),
      ZipArchive.File(".github/convo/grade.sh", Array(script.utf8), isExecutable: true),
      ZipArchive.File(".github/convo/convo", parts.program, isExecutable: true),
      ZipArchive.File("CONVO_KEY.txt", secret),
    ]
  }
}
