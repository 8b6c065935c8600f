/// A name from another language or library, with its equivalent here.
///
/// It takes precedence over `Suggestion`: `conv2` is similar to `conv`, but needs more explanation.
public struct KnownConfusion: Equatable, Sendable {
  public var word: String
  /// A line of help that says what to write.
  public var sentence: String
  /// The replacement, if it is a single word.
  public var instead: String?

  init(_ word: String, _ sentence: String, instead: String? = nil) {
    self.word = word
    self.sentence = sentence
    self.instead = instead
  }

  /// The entry for a word, ignoring case and a module name before a dot.
  public static func named(_ word: String) -> KnownConfusion? {
    guard word.utf8.count <= 64 else { return nil }
    let lowercased = word.lowercased()
    if let known = table[lowercased] { return known }
    guard let point = lowercased.lastIndex(of: ".") else { return nil }
    return table[String(lowercased[lowercased.index(after: point)...])]
  }

  /// The line of help for a word.
  public static func explanation(of word: String) -> String? { named(word)?.sentence }

  /// All entries, for `help` and for tests.
  public static let all: [KnownConfusion] = operations + pooling + options + functions + session

  private static let table = [String: KnownConfusion](
    all.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
}

/// The table of names, in lower case.
extension KnownConfusion {
  /// Several names with the same entry.
  private static func names(
    _ words: String, _ sentence: String, instead: String? = nil
  ) -> [KnownConfusion] {
    words.split(separator: " ").map { KnownConfusion(String($0), sentence, instead: instead) }
  }

  static let operations: [KnownConfusion] =
    names(
      "deconv deconvolution deconvolve conv_transpose convtranspose conv2dtranspose "
        + "conv2d_transpose convtranspose1d convtranspose2d convtranspose3d conv_transpose2d "
        + "fractionally_strided upconv",
      "`transpose` is the transposed convolution; it restores the shape, not the numbers, so it "
        + "is not the inverse of a convolution", instead: "transpose")
    + names(
      "conv1d conv2d conv3d conv1 conv3",
      "`conv` takes signals, images and volumes alike: conv x k",
      instead: "conv")
    + names(
      "convolve convolution convolve2d convn",
      "`conv` slides the kernel unflipped; `conv x k flip padding=full` is the convolution in "
        + "mathematics", instead: "conv")
    + names(
      "conv2",
      "`conv x k as=matlab padding=full` is MATLAB's conv2; plain `conv` does not flip the kernel",
      instead: "conv")
    + names(
      "filter2 imfilter filter2d",
      "`conv x k padding=same` slides the kernel unflipped, as those do", instead: "conv")
    + names(
      "xcorr correlate correlate2d crosscorrelation cross_correlation corr2d",
      "`conv` already is the cross-correlation: it does not flip the kernel", instead: "conv")
    + names(
      "convmtx convmtx2 convolution_matrix conv_matrix",
      "`toeplitz x k` writes the convolution as a matrix", instead: "toeplitz")
    + names(
      "depthwise depthwise_conv2d depthwiseconv2d",
      "a depthwise convolution is `conv` with groups equal to the input's channels",
      instead: "conv")
    + names(
      "atrous atrous_conv2d", "`conv x k dilation=2` spreads the taps of the kernel",
      instead: "conv")

  static let pooling: [KnownConfusion] =
    names(
      "maxpool max_pool maxpool1d maxpool2d maxpool3d max_pool2d maxpooling2d maxpooling",
      "`pool x max 2x2` takes the maximum of each window", instead: "pool")
    + names(
      "avgpool avg_pool avgpool1d avgpool2d avgpool3d avg_pool2d averagepooling2d averagepooling "
        + "meanpool", "`pool x avg 2x2` takes the mean of each window", instead: "pool")
    + names(
      "globalaveragepooling2d globalavgpool gap", "`pool x avg global` takes the mean of all",
      instead: "pool")
    + names(
      "adaptiveavgpool2d adaptive_avg_pool2d adaptivemaxpool2d",
      "`pool x avg adaptive=(2,2)` divides the input into equal parts", instead: "pool")
    + names(
      "maxunpool maxunpool2d max_unpool2d upsample upsampling2d",
      "`unpool y` undoes a pooling", instead: "unpool")

  static let options: [KnownConfusion] =
    names("strides stride_size", "the option is stride=, or s= for short", instead: "stride")
    + names(
      "kernel_size ksize kernel_shape filter_size receptive_field_size",
      "the option is kernel=, or k= for short", instead: "kernel")
    + names(
      "pad_width pads paddings zeropadding zero_padding zeropadding2d zero_pad",
      "the option is padding=, or p= for short: padding=1, padding=((1,1),(2,2))",
      instead: "padding")
    + names(
      "rate dilation_rate dilations atrous_rate",
      "the option is dilation=, or d= for short", instead: "dilation")
    + names(
      "group num_groups feature_group_count", "the option is groups=, or g= for short",
      instead: "groups")
    + names(
      "filters out_channels num_filters in_channels",
      "the number of filters is the first size of the kernel: 16x3x5x5 is 16 filters on 3 channels")
    + names("data_format", "the option is layout=NCHW or layout=NHWC", instead: "layout")
    + names("use_bias", "the option is bias=, with one number for each filter", instead: "bias")
    + names("ceil_mode_on round_mode", "the option is ceil", instead: "ceil")
    + names("boundary border bordertype", "the option is padding_mode=", instead: "padding_mode")
    + names("framework like backend", "the option is as=: as=torch, as=tf", instead: "as")

  static let functions: [KnownConfusion] =
    names("arange range", "`iota(5)` counts 0, 1, 2, 3, 4; sizes run as 1..5", instead: "iota")
    + names("rand randn randint", "`random(3x3, seed=7)` draws whole numbers", instead: "random")
    + names("array tensor matrix", "a matrix is typed as it is: [1 2; 3 4]")
    + names("vec ravel", "`flatten(x)` puts all numbers into one row", instead: "flatten")
    + names("fliplr flipud rot180", "`flip(x)` turns a kernel by 180 degrees", instead: "flip")
    + names("size ndim numel len length", "`shape(x)` lists the sizes of x", instead: "shape")
    + names("average", "the function is `mean`", instead: "mean")
    + names("concatenate cat hstack vstack", "the function is `concat`", instead: "concat")
    + names("matmul dot mtimes", "`A @ B` is the product of two matrices")
    + names("pow power", "a power is written x^2")
    + names("true_divide divide", "a quotient is written a / b")
    + names("identity_matrix", "`eye(3)` is the identity matrix", instead: "eye")
    + names(
      "pinv pseudoinverse", "`lstsq(A, b)` multiplies b by the pseudoinverse of A",
      instead: "lstsq")
    + names(
      "svd", "`separable k` takes a matrix apart into columns and rows, exactly",
      instead: "separable")
    + names("null_space nullspace", "the function is `null`", instead: "null")
    + names(
      "fft2 fftn rfft rfft2 dft", "`fft(x)` transforms along every axis, or along axis=",
      instead: "fft")
    + names("ifft2 ifftn irfft idft", "`ifft(X)` takes a spectrum back", instead: "ifft")
    + names(
      "fftconvolve oaconvolve", "`fft x k` is the full convolution by transforms",
      instead: "fft")
    + names("conjugate", "the function is `conj`", instead: "conj")
    + names("argsort", "`sort(x)` gives the numbers in rising order", instead: "sort")

  static let session: [KnownConfusion] =
    names(
      "nn np numpy torch tf keras jax scipy functional import from require using",
      "nothing needs to be imported: write conv(x, k)")
    + names("print disp display echo puts printf", "type the name alone to see its value")
    + names("exit bye logout q", "`quit` ends the session, and so does Ctrl-D", instead: "quit")
    + names("clear clc cls", "Ctrl-L clears the screen")
    + names("whos ls dir env", "`vars` lists the variables", instead: "vars")
    + names("man info doc usage", "`help` lists the commands", instead: "help")
    + names("imshow plot imagesc", "`show x` draws a picture", instead: "show")
    + names("assert check", "`expect` checks the last result", instead: "expect")
    + names("open read loadtxt imread", "`load \"file.csv\"` reads a file", instead: "load")
    + names("write savetxt imwrite", "`save` writes a file", instead: "save")
    + names("let var const def function", "an assignment is just x = [1 2 3]")
    + names(
      "for while if", "there are no loops: operators and functions work on every cell at once")
}
