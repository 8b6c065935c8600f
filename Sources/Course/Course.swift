/// The course: the lessons of the folder `Lessons`, put into the program when it is built.
///
/// `CoursePlugin` writes the list, `lessons`, from the folder.
public enum Course {
  /// Each lesson's name, such as `03-padding`, and its text.
  public static var all: [(name: String, text: String)] {
    lessons.map { ($0.description, $1.description) }
  }
}
