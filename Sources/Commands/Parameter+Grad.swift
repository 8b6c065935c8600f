extension Parameter {
  static let upstream = Parameter(
    "upstream", ["dy"], .value, "the gradient that arrives at the output", positional: true)
  static let indices = Parameter(
    "indices", [], .value, "the places that a maximum pool remembered", positional: false)
}
