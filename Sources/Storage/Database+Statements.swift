internal import GRDB

extension Database {
  /// Runs a statement that is compiled once for each connection.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Every row that a statement gives, as a value.
  ///
  /// Rows are decoded while the statement stands on them: a copied row would search for each column's name.
  func values<Value>(
    _ sql: String, _ arguments: StatementArguments = [], _ decode: (Row) throws -> Value
  ) throws -> [Value] {
    let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    var values: [Value] = []
    while let row = try rows.next() { values.append(try decode(row)) }
    return values
  }
}
