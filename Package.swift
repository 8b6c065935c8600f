// swift-tools-version: 6.2
import PackageDescription

// The floors of the house, lowest first: each target may depend only on targets above it here.

/// A release build on Linux is one static file: it starts in a third of the time of a dynamic one, and
/// without symbols it is half as large. What is never called is left out, and what is twice
/// the same is there once.
/// Where no static libedit is installed, `CONVO_DYNAMIC=1 swift build -c release` links as usual.
let isStatic = Context.environment["CONVO_DYNAMIC"] == nil
let staticLinking: [LinkerSetting] =
  isStatic
  ? [
    .unsafeFlags(
      ["-static-executable", "-use-ld=lld"]
        + [
          "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
          "--gc-sections", "--strip-all", "--icf=all", "-O2", "--no-eh-frame-hdr",
        ]
        .flatMap { ["-Xlinker", $0] },
      .when(platforms: [.linux], configuration: .release))
  ] : []

/// C checks the stack where a function returns.
let guarded: [CSetting] = [.unsafeFlags(["-fstack-protector-strong"])]

let imports: [SwiftSetting] =
  [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    // Size costs a twelfth of the speed of a piped line and nothing that was measured elsewhere: the
    // loops that matter are C.
    .unsafeFlags(["-Osize"], .when(configuration: .release)),
  ] + (Context.environment["CONVO_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "convo",
  products: [.executable(name: "convo", targets: ["convo"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Floor 0: the mathematics, the text a person types, and C.
    .target(name: "CKernels", cSettings: guarded),
    .target(name: "Arithmetic", dependencies: ["CKernels"], swiftSettings: imports),
    .target(name: "Syntax", swiftSettings: imports),
    .target(
      name: "CLibEdit", cSettings: guarded,
      linkerSettings: [
        .linkedLibrary("edit"),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("bsd", .when(platforms: [.linux])),
        .linkedLibrary("md", .when(platforms: [.linux])),
      ]),
    .plugin(name: "CoursePlugin", capability: .buildTool(), path: "Sources/CoursePlugin"),
    .target(name: "Course", swiftSettings: imports, plugins: ["CoursePlugin"]),
    .target(
      name: "CDigest", cSettings: guarded,
      linkerSettings: [.linkedLibrary("md", .when(platforms: [.linux]))]),

    // Floor 1: what an answer means; numbers in files; the terminal.
    .target(name: "Documents", dependencies: ["Arithmetic", "Syntax"], swiftSettings: imports),
    .target(name: "Files", dependencies: ["Arithmetic", "CDigest"], swiftSettings: imports),
    .target(name: "Terminal", dependencies: ["CLibEdit"], swiftSettings: imports),

    // Floor 2: computations that know themselves.
    .target(
      name: "Computations", dependencies: ["Arithmetic", "Syntax", "Documents"],
      swiftSettings: imports),

    // Floor 3: what can be asked, and how answers look. The two never meet.
    .target(
      name: "Commands",
      dependencies: ["Arithmetic", "Syntax", "Documents", "Files", "Computations"],
      swiftSettings: imports),
    .target(
      name: "Rendering", dependencies: ["Arithmetic", "Syntax", "Documents"],
      swiftSettings: imports),

    // Floor 4: one conversation.
    .target(
      name: "Sessions",
      dependencies: ["Arithmetic", "Syntax", "Documents", "Files", "Computations", "Commands"],
      swiftSettings: imports),

    // Floor 5: homework: what is asked, handed in, judged and reported.
    .target(
      name: "Homework",
      dependencies: [
        "Arithmetic", "Syntax", "Documents", "Files", "Computations", "Commands", "Rendering",
        "Sessions",
      ],
      swiftSettings: imports),

    // Floor 6: the program.
    .executableTarget(
      name: "convo",
      dependencies: [
        "Course", "Arithmetic", "Syntax", "Documents", "Files", "Terminal", "Computations",
        "Commands", "Rendering", "Sessions", "Homework", argumentParser,
      ],
      swiftSettings: imports, linkerSettings: staticLinking),

    // What tests drive programs with, a program to be driven, and files that leave nothing behind.
    .target(
      name: "MemoryFiles", dependencies: ["Files"], path: "Tests/MemoryFiles",
      swiftSettings: imports),
    .target(name: "SnapshotFiles", path: "Tests/SnapshotFiles", swiftSettings: imports),
    .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal", swiftSettings: imports),
    .target(
      name: "MistakeTrials",
      dependencies: [
        "Arithmetic", "Documents", "Computations", "Commands", "Sessions", "Homework",
      ],
      path: "Tests/MistakeTrials", swiftSettings: imports),
    .executableTarget(
      name: "echo-terminal", dependencies: ["Terminal"], path: "Tests/EchoTerminal",
      swiftSettings: imports, linkerSettings: staticLinking),

    .target(
      name: "SampleGrading", dependencies: ["Homework"], path: "Tests/SampleGrading",
      swiftSettings: imports),
    .executableTarget(
      name: "sample-grader", dependencies: ["Homework", "SampleGrading"],
      path: "Tests/SampleGrader", swiftSettings: imports, linkerSettings: staticLinking),

    // How fast it all is beside what else is installed: swift run -c release convo-bench
    // How well mistakes are named: swift run -c release convo-bench mistakes
    .executableTarget(
      name: "convo-bench", dependencies: ["Arithmetic", "Homework", "MistakeTrials"],
      path: "Tests/Benchmarks", swiftSettings: imports, linkerSettings: staticLinking),

    // Each floor's tests.
    .testTarget(
      name: "ArithmeticTests", dependencies: ["Arithmetic"],
      swiftSettings: imports),
    .testTarget(
      name: "SyntaxTests", dependencies: ["Syntax"],
      swiftSettings: imports),
    .testTarget(
      name: "FilesTests", dependencies: ["Arithmetic", "Files"],
      swiftSettings: imports),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "PseudoTerminal", "echo-terminal"],
      swiftSettings: imports),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Arithmetic", "Syntax", "Documents", "Computations", "Commands", "Sessions", "MemoryFiles",
      ],
      swiftSettings: imports),
    .testTarget(
      name: "RenderingTests",
      dependencies: [
        "Arithmetic", "Syntax", "Documents", "Commands", "Rendering", "Sessions", "MemoryFiles",
        "SnapshotFiles",
      ],
      exclude: ["Snapshots"],
      swiftSettings: imports),
    .testTarget(
      name: "SessionsTests",
      dependencies: [
        "Arithmetic", "Syntax", "Documents", "Files", "Computations", "Commands", "Rendering",
        "Sessions", "MemoryFiles",
      ],
      exclude: ["Libraries"],
      swiftSettings: imports),
    .testTarget(
      name: "HomeworkTests",
      dependencies: [
        "Arithmetic", "Syntax", "Documents", "Files", "Computations", "Commands", "Rendering",
        "Sessions", "Homework", "MistakeTrials", "SnapshotFiles",
      ],
      exclude: ["Snapshots"],
      swiftSettings: imports),
    .testTarget(
      name: "ConvoTests",
      dependencies: [
        "convo", "PseudoTerminal", "Terminal", "Rendering", "Sessions", "Files", "Homework",
        "SampleGrading", "sample-grader", argumentParser,
      ],
      swiftSettings: imports),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzing, guided by coverage: Tests/Fuzz/run.
if Context.environment["CONVO_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "convo-fuzz",
      dependencies: ["Arithmetic", "Syntax", "Files", "Rendering", "Sessions", "Homework"],
      path: "Tests/Fuzz", exclude: ["Corpus", "run", "words.dict"], sources: ["Fuzz.swift"],
      swiftSettings: imports + [.unsafeFlags(["-parse-as-library"])]))
}
