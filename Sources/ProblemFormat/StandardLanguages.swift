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
}
