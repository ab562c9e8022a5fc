internal import ArgumentParser
struct RunCommand: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "run") }
struct VerifyCommand: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "verify") }
struct DoctorCommand: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "doctor") }
