import Homework

/// The assignment that the tests grade, and two submissions to it.
enum Sample {
  static let assignment = """
    assignment hw3 "Convolutions by hand" due=2026-11-30T23:59+01:00 follow-share=1 salt=pepper

    # Take your time.
    x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2]
    k = [1 0 -1; 2 3 0; 0 -2 1]
    secret z = [9 9; 9 9]
    credit flip=1/2 padding-ignored=1/4 toeplitz-flipped=1/2

    problem 1 "Slide k over x: stride 1, no padding." points=4
    answer  1 = conv(x, k)

    problem 2 "Now stride 2, padding 1." points=4
    hint    2 "Draw the zeros around x first."
    answer  2 = conv(x, k, stride=2, padding=1)

    problem 3 "What size comes out of 8x9, a 5x3 kernel, stride 2, padding (1,3)?" points=2
    answer  3 = shape(8x9, kernel=5x3, stride=2, padding=(1,3))

    problem 4 "The matrix C with C @ v = conv(v, [2 -1 3]) for v of length 5." points=4
    answer  4 = toeplitz(5, [2 -1 3])

    problem 5a "Average-pool x, 2x2, stride 2." points=2
    answer  5a = pool(x, avg, 2x2)
    problem 5b "Slide [1 -1; 2 1] over your answer to 5a." points=2 follow=5a
    answer  5b = conv(answer(5a), [1 -1; 2 1])

    problem 6 "Give a conv command that takes 32x32 to 16x16 with a 5x5 kernel." points=2 \\
      allow=commands
    answer  6 = conv 32x32 5x5 stride=2 padding=2
    require 6 shape(_) == 16x16 and call.kernel == 5x5
    """

  static let bob = """
    student u1002 "Bob \u{D6}zt\u{FC}rk"
    assignment hw3
    answer 1 = [4 15 10
                2  0  8
                2 11  8]
    answer 2 = [[2, 11], [1, 11]]
    answer 3 = (2, 6)
    answer 4 = zeros(3x5)
    answer 5a = array([[4., 6.],
                       [4., 6.]])
    answer 5b = 12
    answer 6: conv 32x32 5x5 stride=2 padding=1      # a colon will do
    """

  static let cem = """
    student u1003 "Cem"
    assignment hw3
    answer 1 = [2 13 11; 6 0 -1; 1 4 12]
    answer 2 = [4 0 9; 3 0 16; 9 4 9]
    answer 3 = 3 by 7
    answer 4 = [3 -1 2 0 0; 0 3 -1 2 0; 0 0 3 -1 2]
    answer 5a = [1 3/2; 1 1.5]
    answer 5b = 3
    answer 6 = conv 32x32 5x5 stride=2 padding=2
    """
}
