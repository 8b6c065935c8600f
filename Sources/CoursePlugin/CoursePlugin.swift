import Foundation
import PackagePlugin

/// Writes the lessons into a source file of the target `Course`, whenever one was changed, added or removed.
@main
struct CoursePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appendingPathComponent("Lessons")
    let lessons = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "convo" }
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("Lessons.swift")
    return [
      .buildCommand(
        displayName: "Write the course", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: ["-c", Self.script, "sh", output.path, folder.path],
        inputFiles: [folder] + lessons, outputFiles: [output])
    ]
  }

  /// Every lesson as a raw string, which needs no escapes.
  private static let script = """
    {
      echo 'extension Course {'
      echo '  static let lessons: [(StaticString, StaticString)] = ['
      for lesson in "$2"/*.convo; do
        name=${lesson##*/}
        printf '    ("%s", ###\"\"\"\\n' "${name%.convo}"
        cat "$lesson"
        printf '\\n\"\"\"###),\\n'
      done
      echo '  ]'
      echo '}'
    } > "$1"
    """
}
