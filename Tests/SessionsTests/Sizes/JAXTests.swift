import Documents
import Sessions
import Testing

/// Values computed by JAX 0.10.2: `lax.conv_general_dilated`, `lax.conv_transpose`,
/// `lax.reduce_window`.
struct JAXTests {
  @Test(arguments: [
    ("conv [1 2 3 4 5] [1 10 100] padding=same as=jax", "[210 321 432 543 54]"),
    ("conv [1 2 3 4 5] [1 10] stride=2 padding=same as=jax", "[21 43 5]"),
    ("conv [1 2 3 4 5] [1 10] padding=same_lower as=jax", "[10 21 32 43 54]"),
    ("conv [1 2 3 4 5] [1 10] stride=2 dilation=3 padding=same_lower as=jax", "[20 41 3]"),
    ("conv [1 2 3 4 5] [1 10 100] stride=2 padding=((2,-1),) as=jax", "[100 321]"),
    ("conv [1 2 3 4 5] [1 10 100] padding=((-1,0),) as=jax", "[432 543]"),
    ("transpose [1 2 3] [1 10 100] as=jax", "[100 210 321 32 3]"),
    ("transpose [1 2 3] [1 10 100] stride=2 as=jax", "[100 10 201 20 302 30 3]"),
    ("transpose [1 2 3] [1 10 100] stride=2 padding=same as=jax", "[100 10 201 20 302 30]"),
    ("transpose [1 2 3] [1 10] stride=3 padding=same as=jax", "[10 1 0 20 2 0 30 3 0]"),
    ("transpose [1 2 3] [1 10] stride=3 padding=valid as=jax", "[10 1 0 20 2 0 30 3 0]"),
    ("transpose [1 2 3] [1 10 100] stride=2 padding=((1,2),) as=jax", "[10 201 20 302 30 3]"),
    ("transpose [1 2 3] [1 10 100] stride=2 padding=((-1,3),) as=jax", "[20 302 30 3 0]"),
    ("transpose [1 2 3] [1 10 100] padding=0 as=jax", "[321]"),
    (
      "transpose [1 2 3] [1 10 100] stride=2 dilation=2 padding=same as=jax", "[0 210 0 321 0 32]"
    ),
    (
      "transpose [1 2 3] [1 10 100 1000] stride=3 padding=same as=jax",
      "[1000 100 10 2001 200 20 3002 300 30]"
    ),
    ("pool [1 3 2 5 4] max 2 padding=same as=jax", "[3 5 4]"),
    ("pool [1 3 2 5 4] max 2 padding=same_lower as=jax", "[1 3 5]"),
    ("pool [1 3 2 5 4] avg 2 padding=1 as=jax", "[1/2 5/2 9/2]"),
    ("pool [1 3 2 5 4] avg 2 padding=same as=jax", "[2 7/2 2]"),
    ("pool [1 3 2 5 4] max 2 stride=1 dilation=2 padding=same as=jax", "[3 2 5 4 5]"),
  ])
  func agreesWithJAX(_ statement: String, _ expected: String) throws {
    #expect(try Session.value(of: statement) == Session.value(of: expected))
  }

  @Test(arguments: [
    "transpose [1 2] [1 1] output_padding=1 as=jax", "transpose [1 2] [1 1] output_shape=3 as=jax",
    "conv [1 2] [1] padding=full as=jax", "transpose [1 2] [1 1] padding=same_lower as=jax",
    "pool [1 2 3] max 2 ceil as=jax", "pool [1 2 3 4] avg 2 dilation=2 as=jax",
  ])
  func refuses(_ statement: String) {
    #expect(Session.code(of: statement) == .frameworkRefuses)
  }
}
