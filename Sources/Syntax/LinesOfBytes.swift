extension UnsafeBufferPointer<UInt8> {
  /// Goes along the lines of a text, each without its end; behind the last line end there is one more,
  /// which may be empty.
  ///
  /// - Parameter body: is given a line; false ends the walk.
  public func forEachLine(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
    var start = 0
    while start <= count {
      let end = self[start...].firstIndex(of: .newline) ?? count
      guard body(UnsafeBufferPointer(rebasing: self[start..<end])) else { return }
      start = end + 1
    }
  }
}
