/// The languages of the package format, of which a judge need not have any.
package enum StandardLanguages {
  package static let codes: Set = [
    "ada", "algol60", "algol68", "apl", "bash", "c", "cgmp", "cobol", "cpp", "cppgmp", "crystal",
    "csharp", "d", "dart", "elixir", "erlang", "forth", "fortran", "fsharp", "gerbil", "go",
    "haskell", "java", "javaalgs4", "javascript", "julia", "kotlin", "lisp", "lua", "modula2",
    "nim", "objectivec", "ocaml", "octave", "odin", "pascal", "perl", "php", "prolog", "python2",
    "python3", "python3numpy", "racket", "ruby", "rust", "scala", "simula", "smalltalk", "snobol",
    "swift", "typescript", "visualbasic", "zig",
  ]

  /// Endings of the files of those that judges have, and of what is for GPUs; judge.conf may say otherwise.
  package static let endings: [String: [String]] = [
    "c": [".c"], "cpp": [".cpp", ".cc", ".cxx", ".c++", ".C"], "cuda": [".cu"], "go": [".go"],
    "haskell": [".hs"], "java": [".java"], "kotlin": [".kt"], "python3": [".py", ".py3"],
    "rust": [".rs"], "swift": [".swift"],
  ]
}
