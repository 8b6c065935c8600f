internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Long work on two threads. What is computed does not depend on how many there are: pieces know
/// nothing of one another.
enum Workers {
  /// With fewer products than this, about ten milliseconds, one thread is as fast.
  private static let leastWork = 5e8

  /// Calls `body` with each number below `count`, in any order, some at the same time.
  ///
  /// - Parameters:
  ///   - work: The number of products of all pieces together.
  ///   - body: Must write nowhere that another piece reads or writes.
  /// - Throws: `.interrupted`; then some pieces were left out.
  static func run(
    _ count: Int, work: Double, _ body: @Sendable (Int) -> Void
  ) throws(ArithmeticError) {
    guard work >= leastWork, count > 1, processors > 1 else {
      for piece in 0..<count {
        try Interruption.check(steps: 100)
        body(piece)
      }
      return
    }
    try withoutActuallyEscaping(body) { body throws(ArithmeticError) in
      let share = Share(count: count, body: body)
      var thread = pthread_t()
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      defer { pthread_attr_destroy(&attributes) }
      // Signals are for the thread that the program began with.
      var (all, before) = (sigset_t(), sigset_t())
      sigfillset(&all)
      pthread_sigmask(SIG_BLOCK, &all, &before)
      let held = Unmanaged.passRetained(share)
      let failed =
        pthread_create(
          &thread, &attributes,
          { share in
            Unmanaged<Share>.fromOpaque(share!).takeRetainedValue().work()
            return nil
          }, held.toOpaque()) != 0
      pthread_sigmask(SIG_SETMASK, &before, nil)
      if failed { held.release() }
      share.work()
      if !failed { pthread_join(thread, nil) }
      if share.isInterrupted { throw .interrupted }
    }
  }

  private static let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))

  /// The pieces that are left, from which each thread takes the next.
  private final class Share: Sendable {
    private let next = Atomic<Int>(0)
    private let stopped = Atomic<Bool>(false)
    private let count: Int
    private let body: @Sendable (Int) -> Void

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    var isInterrupted: Bool { stopped.load(ordering: .relaxed) }

    func work() {
      while !isInterrupted {
        if Interruption.isRequested() {
          stopped.store(true, ordering: .relaxed)
          return
        }
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < count else { return }
        body(piece)
      }
    }
  }
}
