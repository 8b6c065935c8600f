import Testing

@testable import Arithmetic

@Suite struct TapsOnSamplesTests {
  /// Against every tap looked at by itself.
  @Test func areTheTapsBetweenTheFirstSampleAndTheLast() {
    for begin in [-3, 0, 1, 4, 9] {
      for stride in [1, 2, 5] {
        for dilation in [1, 2, 3, 7] {
          for kernel in 1...4 {
            let axis = AxisRelation(
              input: 5, kernel: kernel, stride: stride, dilation: dilation,
              padding: PaddingPair(begin, 9), output: 6)
            for window in 0..<6 {
              let taps = (0..<kernel).filter {
                (0..<5).contains(axis.position(output: window, tap: $0))
              }
              #expect(Array(axis.tapsOnSamples(ofWindow: window)) == taps)
            }
          }
        }
      }
    }
  }

  /// One tap may be as far from the next, which there is none of, as a machine word says.
  @Test func aDilationOfOneTapMayBeAnyNumber() {
    let axis = AxisRelation(
      input: 3, kernel: 1, stride: 1, dilation: Int.max, padding: PaddingPair(1, 1), output: 5)
    #expect((0..<5).map { axis.tapsOnSamples(ofWindow: $0).count } == [0, 1, 1, 1, 0])
    #expect(axis.meetings == 3)
  }
}
