// The five questions of questions.t, of the CSV files in DIR, in DuckDB: a line of SQL each.
import { DuckDBInstance } from '@duckdb/node-api'

const folder = process.argv[2].replaceAll("'", "''")
const questions = [
  `SELECT place, year, value FROM '${folder}/targets.csv' WHERE concept = 'gdp' AND unit = '%'`,
  `SELECT place, year, value FROM '${folder}/targets.csv' WHERE concept = 'urban_new_jobs'`,
  `SELECT place, year, concept, margin FROM '${folder}/promises.csv' WHERE status = 'short'`,
  `SELECT place, year, text FROM '${folder}/paragraphs.csv' WHERE text LIKE '%农田%'`,
  `SELECT n.place, n.period, n.concept, o.base_value, n.base_value FROM '${folder}/statistics.csv' n JOIN '${folder}/statistics.csv' o ON n.place = o.place AND n.concept = o.concept AND n.base_unit = o.base_unit AND n.period::INT = o.period::INT + 1 WHERE n.concept = 'gdp' AND n.type = 'level' AND o.type = 'level' AND n.role = 'actual' AND o.role = 'actual'`
]

const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const [i, question] of questions.entries()) {
  const rows = (await connection.runAndReadAll(question)).getRowsJson()
  for (const row of rows) console.log([i + 1, ...row.map(cell => cell === null ? '' : String(Number(cell) || cell))].join('|'))
}
