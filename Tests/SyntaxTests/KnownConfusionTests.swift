import Syntax
import Testing

@Suite struct KnownConfusionTests {
  @Test(arguments: [
    ("deconv", "transpose"), ("deconvolution", "transpose"), ("convtranspose", "transpose"),
    ("conv2d", "conv"), ("Conv2d", "conv"), ("conv2d_transpose", "transpose"),
    ("maxpool", "pool"), ("avgpool", "pool"), ("MaxPool2d", "pool"), ("filter2", "conv"),
    ("conv2", "conv"), ("convmtx", "toeplitz"), ("xcorr", "conv"), ("strides", "stride"),
    ("kernel_size", "kernel"), ("pad_width", "padding"), ("zeropadding", "padding"),
    ("rate", "dilation"), ("dilation_rate", "dilation"), ("exit", "quit"), ("ls", "vars"),
    ("nn.Conv2d", "conv"),
  ])
  func wordsFromElsewhere(word: String, instead: String) {
    #expect(KnownConfusion.named(word)?.instead == instead)
  }

  @Test(arguments: ["filters", "nn", "np", "print", "clear"])
  func wordsWithoutACounterpart(word: String) {
    #expect(KnownConfusion.named(word)?.instead == nil)
    #expect(KnownConfusion.explanation(of: word) != nil)
  }

  @Test func unknownWordsAreUnknown() {
    #expect(KnownConfusion.named("banana") == nil)
    #expect(KnownConfusion.named("a.b") == nil)
    #expect(KnownConfusion.named(".") == nil)
    #expect(KnownConfusion.named(String(repeating: "deconv", count: 100_000)) == nil)
  }

  @Test func theTableIsSound() {
    let words = KnownConfusion.all.map(\.word)
    #expect(Set(words).count == words.count)
    for confusion in KnownConfusion.all {
      #expect(confusion.word == confusion.word.lowercased())
      #expect(KnownConfusion.named(confusion.word) == confusion)
      #expect(!confusion.sentence.hasSuffix("."))
      #expect(!confusion.sentence.contains("\n"))
    }
  }
}
