package import JudgeCore
package import ProblemFormat
internal import SystemPackage

extension Language {
  /// How a package's program with scripts of its own is built and run: `build` in a copy of its folder, which must
  /// leave `run`; then `run`, in that folder.
  ///
  /// What was built is one file, an archive, so that it travels and is kept like any compiled program.
  ///
  /// - Parameter languages: scripts see what those among them see that a package may count on: C, C++ and Python.
  package static func scripted(among languages: [Language]) -> Language {
    let basic = languages.filter { ["c", "cpp", "python3"].contains($0.code) }
    let roots = Set(basic.flatMap { $0.compileRoots + $0.runRoots }).sorted()
    return Language(
      code: "scripts", name: "build and run scripts", extensions: [],
      compile: ["/bin/sh", "-c", buildScript, "sh", "{output}"], hasArtefact: true,
      run: command(runScript), profile: .runtime, compileRoots: roots, runRoots: roots)
  }

  /// The same as validators are started that see the submission: among its files, also where its own folder would be the place.
  var startedAmongSubmission: Language {
    var language = self
    if run == Self.command(Self.runScript) { language.run = Self.command(Self.runElsewhereScript) }
    return language
  }

  private static func command(_ script: String) -> [String] {
    ["/bin/sh", "-c", script, "sh", "{artefact}"]
  }

  // A link cannot be followed in the writable folder, so that one in the place of run becomes a copy.
  private static let buildScript = """
    set -e
    cp -R /app /w/copy
    chmod -R 755 /w/copy
    cd /w/copy
    if [ -f build ]; then ./build; fi
    if [ -L run ]; then target=$(readlink run); rm run; cp -- "$target" run; fi
    if [ ! -f run ]; then echo "error: build left no run" >&2; exit 1; fi
    chmod 755 run
    tar -cf "$1" .
    """

  // What is left at the end counts as output. No file of a submission has a name that begins with a dot.
  private static let runScript = """
    mkdir /w/.program && tar -xmf "$1" --no-same-owner -C /w/.program && cd /w/.program || exit 1
    shift
    ./run "$@"
    status=$?
    cd /w && rm -rf /w/.program
    exit $status
    """

  private static let runElsewhereScript = """
    mkdir /w/.program && tar -xmf "$1" --no-same-owner -C /w/.program || exit 1
    shift
    /w/.program/run "$@"
    status=$?
    rm -rf /w/.program
    exit $status
    """
}

extension PackageProgram {
  /// The language that it is written in; `nil`: none of these.
  package func language(among languages: [Language]) -> Language? {
    if hasScripts { return .scripted(among: languages) }
    return languages.first { language in
      files.contains { file in
        language.extensions.contains { file.name.hasSuffix($0) }
      }
    }
  }
}
