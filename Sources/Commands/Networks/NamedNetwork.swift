internal import Arithmetic

/// A network that is known by name, as a script in the language.
public struct NamedNetwork: Sendable {
  public let name: String
  /// Who built it, and what it is for.
  public let summary: String
  /// One statement.
  public let script: String

  public static func named(_ name: String) -> NamedNetwork? { all.first { $0.name == name } }

  public static let all = [
    NamedNetwork(
      name: "lenet5",
      summary:
        "LeNet-5 for handwritten digits, with the table of its third layer and trained subsampling (LeCun, Bottou, Bengio and Haffner 1998).",
      script: """
        net 32x32x1 | conv k=5 filters=6 | tanh | pool avg 2 trained | tanh
        | conv k=5 filters=16 connect=[1 0 0 0 1 1 1 0 0 1 1 1 1 0 1 1;
          1 1 0 0 0 1 1 1 0 0 1 1 1 1 0 1; 1 1 1 0 0 0 1 1 1 0 0 1 0 1 1 1;
          0 1 1 1 0 0 1 1 1 1 0 0 1 0 1 1; 0 0 1 1 1 0 0 1 1 1 1 0 1 1 0 1;
          0 0 0 1 1 1 0 0 1 1 1 1 0 1 1 1]
        | tanh | pool avg 2 trained | tanh | conv k=5 filters=120 | tanh | flatten
        | dense 84 | tanh | dense 10
        """),
    NamedNetwork(
      name: "lenet-mnist",
      summary: "The LeNet of many tutorials for the 28×28 digits of MNIST, padded throughout.",
      script: """
        net 28x28x1 | conv k=5 filters=32 padding=same | relu | pool 2
        | conv k=5 filters=64 padding=same | relu | pool 2 | flatten
        | dense 512 | relu | dropout 1/2 | dense 10 | softmax
        """),
    NamedNetwork(
      name: "alexnet",
      summary:
        "AlexNet as torchvision has it, after “One weird trick” (Krizhevsky 2014): no groups, no local normalisation.",
      script: """
        net 224x224x3 | conv k=11 s=4 p=2 filters=64 | relu | pool 3 s=2
        | conv k=5 p=2 filters=192 | relu | pool 3 s=2 | conv k=3 p=1 filters=384 | relu
        | conv k=3 p=1 filters=256 | relu | conv k=3 p=1 filters=256 | relu | pool 3 s=2
        | pool avg adaptive=6x6 | flatten | dropout 1/2 | dense 4096 | relu
        | dropout 1/2 | dense 4096 | relu | dense 1000
        """),
    NamedNetwork(
      name: "vgg16", summary: "VGG-16: 3×3 all the way (Simonyan and Zisserman 2014).",
      script: """
        net 224x224x3 | \(vgg(64, 2)) | pool 2 | \(vgg(128, 2)) | pool 2 | \(vgg(256, 3)) | pool 2
        | \(vgg(512, 3)) | pool 2 | \(vgg(512, 3)) | pool 2 | flatten
        | dense 4096 | relu | dropout 1/2 | dense 4096 | relu | dropout 1/2 | dense 1000 | softmax
        """),
    NamedNetwork(
      name: "vgg16-decoder",
      summary:
        "VGG-16 up to its last pool, then back by unpool and transpose to a map of 21 classes (after Noh, Hong and Han 2015).",
      script: """
        net 224x224x3 | \(vgg(64, 2)) | pool 2 | \(vgg(128, 2)) | pool 2 | \(vgg(256, 3)) | pool 2
        | \(vgg(512, 3)) | pool 2 | \(vgg(512, 3)) | pool 2
        | unpool 2 | \(mirrored(512, 3, 512)) | unpool 2 | \(mirrored(512, 3, 256))
        | unpool 2 | \(mirrored(256, 3, 128)) | unpool 2 | \(mirrored(128, 2, 64))
        | unpool 2 | \(mirrored(64, 2, 21))
        """),
    NamedNetwork(
      name: "inception",
      summary:
        "The first Inception block of GoogLeNet, “3a”: four branches side by side (Szegedy and others 2014).",
      script: """
        net 28x28x192 | [conv k=1 filters=64 | relu,
          conv k=1 filters=96 | relu | conv k=3 p=1 filters=128 | relu,
          conv k=1 filters=16 | relu | conv k=5 p=2 filters=32 | relu,
          pool 3 s=1 p=1 | conv k=1 filters=32 | relu] concat
        """),
    NamedNetwork(
      name: "resnet18", summary: "ResNet-18: what came in is added again (He and others 2015).",
      script: """
        net 224x224x3 | conv k=7 s=2 p=3 filters=64 bias=false | batchnorm | relu | pool 3 s=2 p=1
        | \(block(64)) | \(block(64)) | \(halved(128)) | \(block(128)) | \(halved(256)) | \(block(256))
        | \(halved(512)) | \(block(512)) | pool avg global | flatten | dense 1000
        """),
    NamedNetwork(
      name: "mobilenet-block",
      summary:
        "A block of MobileNet: 3×3 by channel, then 1×1 across the channels (Howard and others 2017).",
      script: """
        net 112x112x32 | conv k=3 p=1 depthwise bias=false | batchnorm | relu
        | conv k=1 filters=64 bias=false | batchnorm | relu
        """),
    NamedNetwork(
      name: "unet",
      summary:
        "U-Net for 572×572 images: down, up, and across by cropping (Ronneberger, Fischer and Brox 2015).",
      script: """
        net 572x572x1 | \(pair(64)) | [pad -88, pool 2 | \(pair(128))
          | [pad -40, pool 2 | \(pair(256))
            | [pad -16, pool 2 | \(pair(512))
              | [pad -4, pool 2 | \(pair(1024)) | transpose k=2 s=2 filters=512] concat
              | \(pair(512)) | transpose k=2 s=2 filters=256] concat
            | \(pair(256)) | transpose k=2 s=2 filters=128] concat
          | \(pair(128)) | transpose k=2 s=2 filters=64] concat
        | \(pair(64)) | conv k=1 filters=2
        """),
    NamedNetwork(
      name: "dcgan-generator",
      summary:
        "The generator of a DCGAN: 100 random numbers become a 64×64 picture (Radford, Metz and Chintala 2015).",
      script: """
        net 1x1x100 | transpose k=4 filters=512 bias=false | batchnorm | relu
        | transpose k=4 s=2 p=1 filters=256 bias=false | batchnorm | relu
        | transpose k=4 s=2 p=1 filters=128 bias=false | batchnorm | relu
        | transpose k=4 s=2 p=1 filters=64 bias=false | batchnorm | relu
        | transpose k=4 s=2 p=1 filters=3 bias=false | tanh
        """),
  ]

  private static func chained(_ layers: [String]) -> String { layers.joined(separator: " | ") }

  private static func vgg(_ filters: Int, _ times: Int) -> String {
    chained(Array(repeating: "conv k=3 p=1 filters=\(filters) | relu", count: times))
  }

  private static func mirrored(_ filters: Int, _ times: Int, _ last: Int) -> String {
    let all = Array(repeating: filters, count: times - 1) + [last]
    return chained(all.map { "transpose k=3 p=1 filters=\($0)" + ($0 == 21 ? "" : " | relu") })
  }

  private static func pair(_ filters: Int) -> String {
    chained(Array(repeating: "conv k=3 filters=\(filters) | relu", count: 2))
  }

  private static func block(_ filters: Int) -> String {
    let conv = "conv k=3 p=1 filters=\(filters) bias=false | batchnorm"
    return "+ [\(conv) | relu | \(conv)] | relu"
  }

  private static func halved(_ filters: Int) -> String {
    let first = "conv k=3 s=2 p=1 filters=\(filters) bias=false | batchnorm"
    let second = "conv k=3 p=1 filters=\(filters) bias=false | batchnorm"
    let across = "conv k=1 s=2 filters=\(filters) bias=false | batchnorm"
    return "[\(first) | relu | \(second), \(across)] add | relu"
  }

  /// The script on lines of so many characters, as it can be typed.
  public func lines(width: Int) -> [String] { Network.lines(of: statement, width: width) }

  /// The script as one line.
  public var statement: String {
    script.split(whereSeparator: \.isNewline).joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
  }
}
