// The CSV files in DuckDB: strict mode, nothing guessed, into tables made from the data package.
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createTable } from './ddl.mjs'
import { holds, outputs, sameRows, tables } from './lib.mjs'

const DECIMAL = 'DECIMAL(38, 12)'
const types = { string: 'VARCHAR', integer: 'BIGINT', number: DECIMAL, boolean: 'BOOLEAN', date: 'DATE' }
const options = `header = true, auto_detect = false, strict_mode = true, delim = ',', quote = '"', escape = '"',
  encoding = 'utf-8', nullstr = '', allow_quoted_nulls = false`

const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const table of tables()) {
  const { name, fields, rows } = table
  await holds(`DuckDB takes every row of ${name} as it is`, async () => {
    const columns = fields.map(field => `'${field.name}': '${types[field.type]}'`).join(', ')
    const path = join(outputs, 'package', 'data', `${name}.csv`).replaceAll("'", "''")
    await connection.run(createTable(table, DECIMAL))
    await connection.run(`INSERT INTO "${name}" SELECT * FROM read_csv('${path}', ${options}, columns = {${columns}})`)
    const reader = await connection.runAndReadAll(`SELECT * FROM "${name}"`)
    sameRows(name, fields, reader.getRowsJson().map(row => row.map((cell, j) => plain(cell, fields[j].type))), rows)
  })
}

// As JSON has it: DuckDB gives numbers of many digits as text.
function plain (cell, type) {
  return cell !== null && (type === 'integer' || type === 'number') ? Number(cell) : cell
}
