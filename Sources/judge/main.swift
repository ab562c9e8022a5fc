internal import Glibc
internal import JudgeCommands

exit(await JudgeCommand.run(Array(CommandLine.arguments.dropFirst())))
