internal import CDigest

/// The SHA-256 digest of bytes (FIPS 180-4): 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
    guard let start = digest.baseAddress else { return }
    bytes.withUnsafeBufferPointer { digest_sha256($0.baseAddress, $0.count, start) }
    count = 32
  }
}
