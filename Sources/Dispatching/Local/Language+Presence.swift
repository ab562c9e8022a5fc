internal import Glibc
package import JudgeCore

extension Language {
  /// The program that compiles it, when this machine has none; `nil`: it is here. Looked at anew each time, since compilers are
  /// installed and removed while judges run.
  package var missingCompiler: String? {
    guard let compiler = compile.first, compiler.hasPrefix("/") else { return nil }
    return access(compiler, X_OK) == 0 ? nil : compiler
  }
}
